import type { LimitTelling } from '../guards/context.ts';
import { createLimitState, LimitFields, limitRefusal } from '../limits/index.ts';

/** How guards tell of limits; handed to them, because they may import only types of `limits`. */
export const LIMIT_TELLING: LimitTelling = {
  createState: createLimitState,
  fields: (limits) => new LimitFields(limits),
  refusal: limitRefusal,
};
