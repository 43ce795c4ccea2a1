export {
  type AbsoluteForm,
  canonicalTarget,
  isTargetFault,
  MAX_PATH_BYTES,
  type ParsedTarget,
  splitAbsoluteForm,
  type TargetFault,
} from '../core/canonical-target.ts';
export { exempt, isExempted } from './exempt.ts';
export { createMatcher, type RouteMatcher } from './matcher.ts';
export { NOTICES, type NoticeId } from './notices.ts';
export type { PathSensitivity } from './path-readings.ts';
export { resolvePolicy } from './resolve.ts';
export { SETTING_MAP, type SettingMapping } from './setting-map.ts';
export { isAtLeastAsStrict } from './strictness.ts';
export type * from './types.ts';
