export {
  type CompiledPolicy,
  type CompileParts,
  compilePolicy,
  type RuleMatcher,
} from './compile.ts';
export { GUARDS } from './guards.ts';
export { describeRoutes, type RouteReport } from './report.ts';
