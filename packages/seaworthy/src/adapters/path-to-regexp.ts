const WHOLE_SEGMENT = /^(?::\w+|[^:*?+(){}[\]!\\]*)$/;
/** `*` in Express 4; `*rest` in Express 5 and Koa, in braces where nothing may follow as well. */
const TREE = /^(?:\*\w*|\{\*\w+\})$/;

/**
 * A path of Express or Koa, both of which read it with path-to-regexp, in the policy's terms.
 * Undefined for what a policy cannot say: optional parts, parts of segments, expressions.
 */
export function policyPath(path: string): string | undefined {
  const segments = path.split('/').slice(1);
  const isTree = TREE.test(segments.at(-1) ?? '');
  const named = isTree ? segments.slice(0, -1) : segments;
  if (!named.every((segment) => WHOLE_SEGMENT.test(segment))) return undefined;
  return `/${[...named, ...(isTree ? ['**'] : [])].join('/')}`;
}
