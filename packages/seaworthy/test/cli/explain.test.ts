import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { explanations } from '../../src/cli/explanations.ts';
import { GUARDS } from '../../src/compile/index.ts';
import { ERROR_CODES, REFUSALS, SECURITY_EVENTS } from '../../src/core/index.ts';
import { NOTICES } from '../../src/policy/notices.ts';
import { seaworthy } from './spawned-command.ts';

const ROOT = new URL('../../../../', import.meta.url);

describe('seaworthy explain', () => {
  test.each([
    ['settings.invalid', ['error', 'The settings cannot be used', 'errors/settings.invalid.md']],
    ['hosts.not-allowed', ['refusal, status 421', 'Unknown host', 'guards/hosts.md']],
    ['parser.malformed', ['refusal, status 400', 'Malformed request']],
    ['policy.W002', ['notice', 'error', 'An exemption has expired', 'policy.md']],
    ['csrf.refused', ['security event, WARNING', 'logs.md']],
    ['csrf-token', ['guard of the phase token', 'guards/csrf-token.md']],
  ])('%s says what it is and where more is written', async (id, told) => {
    const { code, out } = await seaworthy(['explain', id]);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^${id.replaceAll('.', '\\.')}: `));
    for (const text of told) expect(out).toContain(text);
  });

  test('knows every id of the tables, with a title, and no page that is not there', async () => {
    const all = await explanations();
    const known = new Set(all.map(({ id }) => id));
    const ids = [
      ...Object.keys({ ...ERROR_CODES, ...REFUSALS, ...NOTICES, ...SECURITY_EVENTS }),
      ...GUARDS.map(({ name }) => name),
    ];
    expect(ids.filter((id) => !known.has(id))).toEqual([]);
    expect(all.filter(({ title }) => title === '')).toEqual([]);
    const pages = all.flatMap(({ lines }) =>
      lines.flatMap((line) => line.match(/^Page: (.+)$/)?.[1] ?? []),
    );
    expect(pages.filter((page) => !existsSync(new URL(page, ROOT)))).toEqual([]);
  });
});
