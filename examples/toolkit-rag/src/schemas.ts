/** What each body, query and path must be. Pages and API share them. */

/** Addresses are compared by their lower-case form; what stands in them is the owner's business. */
export const EMAIL_PATTERN = '^[^\\s@\\u0000-\\u001f\\u007f]+@[^\\s@\\u0000-\\u001f\\u007f]+$';

/** NUL ends a text for some readers and is refused by PostgreSQL. */
const NO_NUL = '^[^\\u0000]*$';
/** Also with no white space alone. Its parts exclude each other, so that it takes linear time. */
const SOMETHING = '^\\s*[^\\s\\u0000][^\\u0000]*$';

export const MAX_QUESTION_LENGTH = 2000;
export const MAX_COMMENT_LENGTH = 2000;

const email = { type: 'string', maxLength: 254, pattern: EMAIL_PATTERN } as const;
const token = { type: 'string' } as const;
const question = { type: 'string', maxLength: MAX_QUESTION_LENGTH, pattern: SOMETHING } as const;
const comment = { type: 'string', maxLength: MAX_COMMENT_LENGTH, pattern: NO_NUL } as const;
const id = { type: 'string', pattern: '^[1-9][0-9]{0,17}$' } as const;

function fields(properties: Readonly<Record<string, object>>, required: readonly string[]) {
  return { type: 'object', additionalProperties: false, properties, required } as const;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** For a new account; the length is that of the password hasher. */
export const registration = fields(
  { email, password: { type: 'string', minLength: 8, maxLength: 128 }, csrf_token: token },
  ['email', 'password'],
);

/** An existing password is not judged: what is too short is just wrong. */
export const login = fields(
  { email, password: { type: 'string', minLength: 1, maxLength: 1024 }, csrf_token: token },
  ['email', 'password'],
);

export interface Question {
  readonly query: string;
}

export const questionBody = fields({ query: question, csrf_token: token }, ['query']);

export interface SearchRequest extends Question {
  readonly limit?: number;
}

export const searchBody = fields(
  { query: question, limit: { type: 'integer', minimum: 1, maximum: 50 } },
  ['query'],
);

export interface FeedbackBody {
  readonly id: string;
  readonly helpful: boolean;
  readonly comment?: string;
}

export const feedbackBody = fields({ id, helpful: { type: 'boolean' }, comment }, [
  'id',
  'helpful',
]);

export interface FeedbackForm {
  readonly id: string;
  readonly helpful: 'yes' | 'no';
  readonly comment?: string;
}

export const feedbackForm = fields(
  { id, helpful: { type: 'string', enum: ['yes', 'no'] }, comment, csrf_token: token },
  ['id', 'helpful'],
);

export interface IdParameter {
  readonly id: string;
}

export const idParameter = fields({ id }, ['id']);

export interface PageQuery {
  readonly page?: string;
  readonly done?: 'uploaded' | 'known' | 'deleted';
}

export const pageQuery = fields(
  {
    page: { type: 'string', pattern: '^[1-9][0-9]{0,4}$' },
    done: { type: 'string', enum: ['uploaded', 'known', 'deleted'] },
  },
  [],
);

export interface UploadFields {
  readonly title?: string;
}

export const uploadFields = fields(
  { title: { type: 'string', maxLength: 200, pattern: NO_NUL }, csrf_token: token },
  [],
);
