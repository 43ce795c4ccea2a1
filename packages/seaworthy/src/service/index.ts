export { type CreateOptions, createService } from './create.ts';
export {
  type AppContext,
  type DatabaseConfig,
  defineService,
  type ReadinessCheck,
  type ServiceConfig,
  type SettingExemption,
  type Task,
} from './define.ts';
export { type RunOptions, runService } from './run.ts';
export type { Service, StopReport } from './service.ts';
