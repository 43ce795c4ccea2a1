import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

/** Where node keeps the text of a head between `writeHead` and the first write. */
export interface WithHeadText {
  _header: string;
}

/**
 * Whether lines can be added to a head that node has made. The place is not of node's public API;
 * it has been the same since 0.10. Handing node every field instead costs about 3 us a response,
 * since it judges each name and value anew.
 */
export const canAddLines: boolean = hasHeadText();

function hasHeadText(): boolean {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  response.writeHead(200, ['X-Probe', 'value']);
  const { _header: head } = response as unknown as Partial<WithHeadText>;
  return (
    typeof head === 'string' && /^HTTP\/1\.1 200 OK\r\nX-Probe: value\r\n.*\r\n\r\n$/s.test(head)
  );
}
