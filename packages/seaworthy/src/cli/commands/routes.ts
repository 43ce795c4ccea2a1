import type { RouteReport } from '../../compile/index.ts';
import { policyOf } from '../../service/declared.ts';
import { previewRoutes } from '../../service/preview.ts';
import { CONFIG_OPTION, type Command, type ExitCode, NO_ARGUMENTS } from '../command.ts';
import { configuredService } from '../declared-service.ts';
import { textTable } from '../text-table.ts';

/** Compiles the policy as a start would; opens no database and listens to nothing. */
export const routesCommand: Command = {
  name: 'routes',
  summary: 'list every effective rule with its guards',
  details: [
    'The most specific first; the last is that of requests no rule covers. The table names the',
    'guards of all rules once; JSON has each with its promise and the options in force.',
  ],
  arguments: NO_ARGUMENTS,
  options: {
    format: { label: 'FORMAT', summary: 'a table, or JSON', choices: ['table', 'json'] },
    config: CONFIG_OPTION,
  },
  run: async (input, context): Promise<ExitCode> => {
    const { config, loaded } = await configuredService(input, context);
    const routes = await previewRoutes(policyOf(config, loaded), loaded);
    const isJson = input.options.get('format') === 'json';
    context.print(isJson ? JSON.stringify(routes, undefined, 2) : routesTable(routes));
    return 0;
  },
};

function routesTable(routes: readonly RouteReport[]): string {
  const named = routes.map((route) => ({
    route,
    guards: route.guards.map((guard) => guard.name),
  }));
  const common = (named[0]?.guards ?? []).filter((name) =>
    named.every(({ guards }) => guards.includes(name)),
  );
  const rows = named.map(({ route, guards }) => [
    route.pattern,
    accessOf(route),
    route.rule.limits.join(', '),
    guards.filter((name) => !common.includes(name)).join(', '),
  ]);
  const table = textTable([['RULE', 'ACCESS', 'LIMITS', 'MORE GUARDS'], ...rows]);
  return [`On every rule: ${common.join(', ')}`, table].join('\n\n');
}

function accessOf({ rule }: RouteReport): string {
  return rule.role === undefined ? rule.access : `${rule.access}, role ${rule.role}`;
}
