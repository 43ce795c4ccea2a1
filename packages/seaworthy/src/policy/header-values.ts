import {
  type Check,
  expecting,
  flag,
  isRecord,
  list,
  object,
  oneOf,
  text,
  whole,
} from '../core/shape.ts';
import { contentSecurityNotices, contentSecurityPolicy } from './content-security.ts';
import { type Notice, notice } from './notices.ts';
import type { HeaderPolicy } from './types.ts';

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}$/;
const FIELD_TEXT = /^[\x21-\x7e](?:[\x20-\x7e]{0,4094}[\x21-\x7e])?$/;

/** All but `unsafe-url` and the empty one: paths of https pages never leave over http. */
const REFERRER_POLICIES: readonly string[] = [
  'no-referrer',
  'no-referrer-when-downgrade',
  'origin',
  'origin-when-cross-origin',
  'same-origin',
  'strict-origin',
  'strict-origin-when-cross-origin',
];

/** Fields of the message itself: a constant for them breaks the framing or the session. */
const NOT_CONSTANT: readonly string[] = [
  'connection',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

const PROTECTING: readonly string[] = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'permissions-policy',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
];

/** Visible ASCII and spaces between: nothing that ends a line (RFC 9110 5.5). */
export const fieldText: Check = text(
  'a header value: ASCII without control characters or white space around it',
  (value) => FIELD_TEXT.test(value),
);

/** The name of a header field (RFC 9110 5.1). */
export const fieldName: Check = text('the name of a header field', (value) => TOKEN.test(value));

/** A constant field; what is never sent needs no value. */
const constantField: Check = (value, field, faults) => {
  const mode = isRecord(value) ? value['mode'] : undefined;
  const shape = object(
    {
      name: text(
        'the name of a header field that can be constant',
        (name) => TOKEN.test(name) && !NOT_CONSTANT.includes(name.toLowerCase()),
      ),
      value: mode === 'remove' ? expecting('text', (one) => typeof one === 'string') : fieldText,
      mode: oneOf(['set', 'keep', 'append', 'floor', 'remove']),
      stricter: expecting('a function', (one) => typeof one === 'function'),
    },
    ['name', 'value', 'mode', ...(mode === 'floor' ? ['stricter'] : [])],
  );
  shape(value, field, faults);
};

/** Everything under `headers`. */
export const headers: Check = object({
  contentSecurityPolicy,
  strictTransportSecurity: object({
    maxAgeSeconds: whole(0, 63_072_000, 'seconds'),
    includeSubDomains: flag,
  }),
  permissionsPolicy: fieldText,
  referrerPolicy: oneOf(REFERRER_POLICIES),
  fields: list(constantField, { max: 64 }),
});

/** What a header policy that is valid still gives away. */
export function headerNotices(policy: HeaderPolicy): readonly Notice[] {
  const left = (policy.fields ?? []).filter(
    ({ name, mode }) =>
      PROTECTING.includes(name.toLowerCase()) && (mode === 'keep' || mode === 'remove'),
  );
  return [
    ...contentSecurityNotices(policy.contentSecurityPolicy ?? {}),
    ...left.map(({ name, mode }) =>
      notice('policy.W005', 'policy.headers.fields', `${name} is '${mode}'`),
    ),
  ];
}
