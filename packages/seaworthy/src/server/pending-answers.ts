import type { Connection } from './connections.ts';
import type { ServiceResponse } from './response.ts';

/**
 * A socket carries one response at a time. What follows requests that are still being answered gets
 * no answer of its own: the connection ends with theirs.
 */
export function waitsForAnswers(connection: Connection): boolean {
  const newest = [...connection.inFlight].at(-1);
  if (newest === undefined) return false;
  connection.closing = true;
  (newest.response as ServiceResponse).once('close', () => connection.socket.destroySoon());
  return true;
}
