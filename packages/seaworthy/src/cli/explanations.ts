import { GUARDS } from '../compile/index.ts';
import { ERROR_CODES } from '../core/error-codes.ts';
import { SECURITY_EVENTS } from '../core/events.ts';
import { PHASES } from '../core/phases.ts';
import { REFUSALS } from '../core/refusal-codes.ts';
import { NOTICES } from '../policy/notices.ts';
import { guardCatalogue } from './guard-catalogue.ts';

/** What one id means. */
export interface Explanation {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** What to do, and where more is written. */
  readonly lines: readonly string[];
}

/** Every id that the project prints. Pages are those of the repository. */
export async function explanations(): Promise<readonly Explanation[]> {
  return [
    ...Object.entries(ERROR_CODES).map(([id, { title, hint }]) => ({
      id,
      kind: 'error',
      title,
      lines: [hint, page(`errors/${id}.md`)],
    })),
    ...Object.entries(REFUSALS).map(([id, { status, title }]) => ({
      id,
      kind: `refusal, status ${status}`,
      title,
      lines: refusalLines(id),
    })),
    ...Object.entries(NOTICES).map(([id, { severity, title }]) => ({
      id,
      kind: `notice about a policy, ${severity}`,
      title,
      lines: [page('policy.md')],
    })),
    ...Object.entries(SECURITY_EVENTS).map(([id, severity]) => ({
      id,
      kind: `security event, ${severity}`,
      title: 'A line of the logger seaworthy.security',
      lines: [page('logs.md')],
    })),
    ...(await guardExplanations()),
  ];
}

async function guardExplanations(): Promise<readonly Explanation[]> {
  const promises = await guardCatalogue();
  return GUARDS.map(({ name, phase }) => {
    const row = PHASES.find((one) => one.name === phase);
    return {
      id: name,
      kind: `guard of the phase ${phase}`,
      title: promises.get(name) ?? '',
      lines: [`Runs there because ${row?.why}`, page(`guards/${name}.md`)],
    };
  });
}

/** Refusals of the parser, the boundary and handlers have no guard, and no page of their own. */
function refusalLines(id: string): readonly string[] {
  const guard = id.slice(0, id.indexOf('.'));
  return GUARDS.some(({ name }) => name === guard) ? [page(`guards/${guard}.md`)] : [];
}

function page(path: string): string {
  return `Page: docs/${path}`;
}
