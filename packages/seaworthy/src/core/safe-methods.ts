/**
 * Whether a method asks for no effect, so that CSRF guards let it pass: GET, HEAD, OPTIONS, in
 * upper case. Every other, known or not, is unsafe; TRACE too, because nothing here serves it.
 *
 * @see RFC 9110 §9.2.1
 */
export function isSafeMethod(method: string | undefined): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}
