import type { Command, ExitCode } from '../command.ts';
import { explanations } from '../explanations.ts';
import { shownWord, suggestion, usageError } from '../usage.ts';

/** Says what stands behind an id that the project printed. */
export const explainCommand: Command = {
  name: 'explain',
  summary: 'say what an id means: error, refusal, notice, event, guard',
  details: ['An id that has several meanings is explained in each.'],
  arguments: { label: 'ID', minCount: 1, maxCount: 1 },
  options: {},
  run: async (input, context): Promise<ExitCode> => {
    const [id = ''] = input.arguments;
    const all = await explanations();
    const found = all.filter((one) => one.id === id);
    if (found.length === 0) {
      const hint = suggestion(id, new Set(all.map((one) => one.id)));
      throw usageError('seaworthy explain: ID', `expected a known id, got ${shownWord(id)}${hint}`);
    }
    const texts = found.map(({ kind, title, lines }) =>
      [`${id}: ${kind}`, title, ...lines].join('\n  '),
    );
    context.print(texts.join('\n\n'));
    return 0;
  },
};
