import { ERROR_CODES } from '../core/error-codes.ts';
import { SeaworthyError } from '../core/errors.ts';
import { SECURITY_EVENTS } from '../core/events.ts';
import { nearestName } from '../core/nearest.ts';
import { REFUSALS } from '../core/refusal-codes.ts';
import { NOTICES } from '../policy/index.ts';
import { parseArguments } from './arguments.ts';
import type { Command } from './command.ts';

/** `seaworthy explain ID`: what a code means and where its page is. */
export const explainCommand: Command = {
  name: 'explain',
  summary: 'say what a code means: of an error, a refusal, a notice or a security event',
  usage: 'ID',
  run: async (args, output) => {
    const { words } = parseArguments(args, []);
    const [id = ''] = words;
    const explanations = allExplanations();
    const lines = explanations.get(id);
    if (lines === undefined) {
      const near = nearestName(id, explanations.keys());
      const hint = near === undefined ? '' : ` Did you mean '${near}'?`;
      throw new SeaworthyError('cli.usage', `ID: expected a known code, got '${id}'.${hint}`);
    }
    for (const line of lines) output.line(line);
    return await Promise.resolve(0);
  },
};

function allExplanations(): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, readonly string[]>();
  for (const [id, severity] of Object.entries(SECURITY_EVENTS)) {
    known.set(id, [`${id}: a security event, logged as ${severity}`, 'Page: docs/logs.md']);
  }
  for (const [id, { title, severity }] of Object.entries(NOTICES)) {
    known.set(id, [`${id}: ${title} (${severity})`, 'Page: docs/policy.md']);
  }
  for (const [id, { title, status }] of Object.entries(REFUSALS)) {
    known.set(id, [`${id}: ${title} (status ${status})`, pageOfRefusal(id)]);
  }
  for (const [id, { title, hint }] of Object.entries(ERROR_CODES)) {
    known.set(id, [`${id}: ${title}`, hint, `Page: docs/errors/${id}.md`]);
  }
  return known;
}

/** Refusals that no guard gives, but the server in front of them or the application behind. */
const WITHOUT_PAGE = new Set(['parser', 'connections', 'handler', 'pipeline']);

function pageOfRefusal(id: string): string {
  const guard = id.slice(0, id.indexOf('.'));
  return WITHOUT_PAGE.has(guard) ? 'Page: ARCHITECTURE.md' : `Page: docs/guards/${guard}.md`;
}
