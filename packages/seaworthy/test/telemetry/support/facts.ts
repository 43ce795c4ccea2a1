import type { AccessFacts } from '../../../src/telemetry/contract.ts';

/** A request that was answered, to be varied. */
export function emptyFacts(): AccessFacts {
  return {
    requestId: 'a1b2c3d4-5678-40ab-8def-1234567890ab',
    method: 'POST',
    path: '/api/rag/query',
    query: '',
    route: 'POST /api/rag/*',
    status: 200,
    durationMs: 123.449,
    clientAddress: '192.168.1.100',
    subject: undefined,
    bodyBytes: 1024,
    refusal: undefined,
    refusedBy: undefined,
    aborted: false,
  };
}
