import type { LimitTelling } from '../guards/context.ts';
import { createLimitState, LIMIT_FIELDS, LimitFields, limitRefusal } from '../limits/index.ts';

/** How guards tell of limits; handed to them, because they may import only types of `limits`. */
export const LIMIT_TELLING: LimitTelling = {
  createState: createLimitState,
  group: LIMIT_FIELDS,
  fields: (limits) => new LimitFields(limits),
  refusal: limitRefusal,
};
