/** What a request asks for, computed once: rules, limiter, logs and application all see this. */
export interface CanonicalTarget {
  /**
   * Path with dot segments resolved, empty segments dropped, unreserved octets decoded and hex in
   * upper case. Begins with `/`.
   */
  readonly path: string;
  /** Without `?`, byte for byte as sent; empty when there is none. */
  readonly query: string;
  /** `path`, or `path?query`: what `req.url` becomes. */
  readonly url: string;
}
