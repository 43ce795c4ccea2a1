import path from 'node:path';
import type { FirstAdmin } from './demo-account.ts';

export interface GreetingParts {
  readonly url: string;
  readonly managementUrl: string;
  readonly admin: FirstAdmin;
  readonly rootDirectory: string;
}

/** Where to look, who may enter, and three lines to try; printed in dev alone. */
export function greeting({ url, managementUrl, admin, rootDirectory }: GreetingParts): string {
  const jar = quoted(path.join(rootDirectory, '.seaworthy', 'cookies.txt'));
  const json = "-H 'Content-Type: application/json'";
  const question = quoted(JSON.stringify({ query: 'how do I redact a field in the log' }));
  return `
ToolkitRAG         ${url}
Management         ${managementUrl}
Demo account       ${admin.email}
Its password       ${admin.isGenerated ? admin.password : 'as ADMIN_PASSWORD says'}

Try, one line after the other (the last one is refused: a form needs its token):

  curl -s -c ${jar} ${json} -d ${logInBody(admin)} ${url}/api/auth/login
  curl -s -b ${jar} ${json} -d ${question} ${url}/api/rag/query
  curl -s -i -d 'email=a@b.example&password=anything' ${url}/auth/login

`;
}

/** A password that was given is never printed: the shell fills it in. */
function logInBody({ email, password, isGenerated }: FirstAdmin): string {
  if (isGenerated) return quoted(JSON.stringify({ email, password }));
  return `'{"email":${JSON.stringify(email)},"password":"'"$ADMIN_PASSWORD"'"}'`;
}

/** One word for a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
