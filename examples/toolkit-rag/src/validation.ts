import type { FastifyError } from 'fastify';

/** Field to what is wrong with it; empty for a fault of the whole. */
export type FieldFaults = Readonly<Record<string, string>>;

type ValidationResult = NonNullable<FastifyError['validation']>[number];

const PATTERN_TEXTS: Readonly<Record<string, string>> = {
  email: 'expected an e-mail address such as name@example.org',
  query: 'expected a question',
  comment: 'expected text without NUL characters',
  id: 'expected the id of an answer',
  page: 'expected a page number from 1 to 99999',
};

/** The first fault of each field, in words; never what was sent. */
export function fieldFaults(results: readonly ValidationResult[]): FieldFaults {
  const faults: Record<string, string> = {};
  for (const result of results) {
    const field = fieldOf(result);
    faults[field] ??= faultText(field, result);
  }
  return faults;
}

function fieldOf({ instancePath, keyword, params }: ValidationResult): string {
  const named = keyword === 'required' ? params['missingProperty'] : params['additionalProperty'];
  return typeof named === 'string' ? named.slice(0, 100) : instancePath.slice(1) || 'body';
}

function faultText(field: string, { keyword, params }: ValidationResult): string {
  const limit = String(params['limit']);
  switch (keyword) {
    case 'required':
      return 'expected a value, got none';
    case 'additionalProperties':
      return 'expected no such field';
    case 'type':
      return `expected ${article(String(params['type']))}`;
    case 'minLength':
      return `expected at least ${limit} characters`;
    case 'maxLength':
      return `expected at most ${limit} characters`;
    case 'minimum':
      return `expected ${limit} or more`;
    case 'maximum':
      return `expected ${limit} or less`;
    case 'enum':
      return `expected one of ${[params['allowedValues']].flat().join(', ')}`;
    default:
      return PATTERN_TEXTS[field] ?? 'expected another form';
  }
}

function article(type: string): string {
  return /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`;
}
