export { LIBRARY_LIMITS, type LibraryLimits } from './documents.ts';
export { type LoadedLibrary, type LoadOptions, loadLibrary } from './load.ts';
