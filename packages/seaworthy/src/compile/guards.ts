import { access } from '../guards/access.ts';
import { accessLog } from '../guards/access-log.ts';
import { addresses } from '../guards/addresses.ts';
import { bodyLimit } from '../guards/body-limit.ts';
import { cacheControl } from '../guards/cache-control.ts';
import { clientAddress } from '../guards/client-address.ts';
import type { GuardFactory } from '../guards/context.ts';
import { cors } from '../guards/cors.ts';
import { csrfToken } from '../guards/csrf-token.ts';
import { form } from '../guards/form.ts';
import { framing } from '../guards/framing.ts';
import { handlerTimeout } from '../guards/handler-timeout.ts';
import { headerLimits } from '../guards/header-limits.ts';
import { health } from '../guards/health.ts';
import { hosts } from '../guards/hosts.ts';
import { httpsRedirect } from '../guards/https-redirect.ts';
import { methods } from '../guards/methods.ts';
import { originCheck } from '../guards/origin-check.ts';
import { queryLimits } from '../guards/query-limits.ts';
import { rateLimit } from '../guards/rate-limit.ts';
import { rateLimitIdentity } from '../guards/rate-limit-identity.ts';
import { receiveTimeout } from '../guards/receive-timeout.ts';
import { requestId } from '../guards/request-id.ts';
import { role } from '../guards/role.ts';
import { securityHeaders } from '../guards/security-headers.ts';
import { session } from '../guards/session.ts';
import { target } from '../guards/target.ts';
import { upgrade } from '../guards/upgrade.ts';

/**
 * Every guard. The phase of each decides when it runs; this order decides within a phase.
 */
export const GUARDS: readonly GuardFactory[] = [
  requestId,
  accessLog,
  framing,
  clientAddress,
  target,
  health,
  hosts,
  addresses,
  methods,
  headerLimits,
  queryLimits,
  bodyLimit,
  upgrade,
  httpsRedirect,
  handlerTimeout,
  cors,
  rateLimit,
  originCheck,
  session,
  access,
  role,
  rateLimitIdentity,
  receiveTimeout,
  form,
  csrfToken,
  securityHeaders,
  cacheControl,
];
