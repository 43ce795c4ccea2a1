import { runService } from 'seaworthy';
import type { FirstAdmin } from './demo-account.ts';
import { greeting } from './greeting.ts';
import { rootDirectory, toolkitService } from './service.ts';

let admin: FirstAdmin | undefined;

const service = toolkitService({
  onAdmin: (made) => {
    admin = made;
  },
});

await runService(service, {
  onListening: ({ url, managementUrl, policy }) => {
    if (policy.environment !== 'dev' || admin === undefined) return;
    process.stdout.write(greeting({ url, managementUrl, admin, rootDirectory }));
  },
});
