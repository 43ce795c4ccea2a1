export { Boundary, type BoundaryParts } from './boundary.ts';
export { type DrainOptions, drain, type ListeningAddress, listen } from './listen.ts';
export {
  type ManagementOptions,
  type ManagementViews,
  managementApp,
  managementPolicy,
} from './management.ts';
