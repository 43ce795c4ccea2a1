import type { Exchange } from './exchange.ts';

/**
 * A rest of the body that may be read and thrown away, so that the connection can be used again.
 */
const DISCARDED_BODY_BYTES = 64 * 1024;

/** Whether more of the request may be on its way than is worth reading after an early answer. */
export function hasLongRest({ request, bodyBytes }: Exchange): boolean {
  if (request.complete) return false;
  if (request.headers['transfer-encoding'] !== undefined) return true;
  const declared = request.headers['content-length'];
  return declared !== undefined && Number(declared) - bodyBytes > DISCARDED_BODY_BYTES;
}
