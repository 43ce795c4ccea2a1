export {
  type LimitDefinition,
  type LimitOptions,
  type LimitSubject,
  MAX_LIMIT,
  MAX_WINDOW_SECONDS,
  type ResolvedLimit,
  type StoreFailurePolicy,
} from '../core/limit-definition.ts';
export {
  limitFaults,
  perDay,
  perHour,
  perMinute,
  perSecond,
  resolveLimit,
} from './definition.ts';
export {
  LIMIT_FIELDS,
  LimitFields,
  type LimitRefusal,
  limitRefusal,
  QUOTA_EXCEEDED_TYPE,
  retryAfterSeconds,
} from './fields.ts';
export { MemoryLimitStore, type MemoryStoreOptions, type SaturationEvent } from './memory-store.ts';
export { type LimitUse, PreparedLimit } from './prepared-limit.ts';
export {
  createLimitState,
  type LimitState,
  type LimitStore,
  type LimitStoreStats,
} from './store.ts';
