/** Matches a text and nothing else: what a drive expects of a field. */
export function exactly(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`);
}
