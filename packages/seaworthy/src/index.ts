export { type Exchange, escapeHtml, exchangeOf, SeaworthyError } from './core/index.ts';
export { perDay, perHour, perMinute, perSecond } from './limits/index.ts';
export { exempt, type Policy, type Rule } from './policy/index.ts';
export {
  type AppContext,
  createService,
  defineService,
  runService,
  type Service,
  type ServiceConfig,
} from './service/index.ts';
export { defineSettings } from './settings/index.ts';
