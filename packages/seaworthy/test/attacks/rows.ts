import { body } from './body.ts';
import { cors } from './cors.ts';
import { csrf } from './csrf.ts';
import { framing } from './framing.ts';
import { headers } from './headers.ts';
import { hosts } from './hosts.ts';
import { limits } from './limits.ts';
import { logs } from './logs.ts';
import { path } from './path.ts';
import { proxy } from './proxy.ts';
import type { AttackRow } from './row.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';
import { transferEncoding } from './transfer-encoding.ts';

/** What each row of attacks.jsonl does, by its id. */
export const ATTACKS: Readonly<Record<string, AttackRow>> = {
  ...framing,
  ...transferEncoding,
  ...proxy,
  ...hosts,
  ...path,
  ...body,
  ...headers,
  ...cors,
  ...csrf,
  ...sessions,
  ...limits,
  ...logs,
  ...settings,
};
