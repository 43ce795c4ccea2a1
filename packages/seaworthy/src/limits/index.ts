export {
  type LimitDefinition,
  type LimitOptions,
  type LimitSubject,
  limitFaults,
  MAX_LIMIT,
  MAX_WINDOW_SECONDS,
  perDay,
  perHour,
  perMinute,
  perSecond,
  type ResolvedLimit,
  resolveLimit,
  type StoreFailurePolicy,
} from './definition.ts';
export {
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
