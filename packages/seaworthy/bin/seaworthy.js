#!/usr/bin/env node
// Understood by old versions of Node too, so that they can say that they are too old.
import { existsSync } from 'node:fs';

const oldest = { major: 22, minor: 19 };
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < oldest.major || (major === oldest.major && minor < oldest.minor)) {
  const wanted = `${oldest.major}.${oldest.minor} or newer`;
  console.error(`seaworthy: Node ${process.versions.node} is too old: expected ${wanted}`);
  process.exit(2);
}

// In a checkout that was not built yet the sources run as they are, where Node strips their types.
const built = new URL('../dist/cli/main.js', import.meta.url);
const source = new URL('../src/cli/main.ts', import.meta.url);
const runsSource = !existsSync(built) && existsSync(source);

if (runsSource && !process.features.typescript) {
  console.error('seaworthy: the package is not built; run `npm run build` in the checkout');
  process.exit(2);
}

const { default: run } = await import((runsSource ? source : built).href);
process.exitCode = await run(process.argv.slice(2));
