/** Twenty requests by turns: half with a session cookie, two of them posting a 1 KiB form. */
export function traffic(session: { readonly cookie: string; readonly token: string }): string[] {
  return Array.from({ length: 20 }, (_, index) => {
    const cookie = index % 2 === 0 || index % 10 === 9 ? session.cookie : '';
    return index % 10 === 9
      ? formPost(cookie, session.token)
      : get(`/items/${index % 17}/${index}`, cookie);
  });
}

const COMMON = 'Host: localhost\r\nUser-Agent: bench/1\r\nAccept: application/json\r\n';
const FORM_BYTES = 1024;

function get(path: string, cookie: string): string {
  return `GET ${path} HTTP/1.1\r\n${COMMON}${cookieField(cookie)}\r\n`;
}

function formPost(cookie: string, token: string): string {
  const start = `csrf_token=${token}&text=`;
  const body = start + 'a'.repeat(FORM_BYTES - start.length);
  const head =
    `POST /form HTTP/1.1\r\n${COMMON}${cookieField(cookie)}` +
    'Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n';
  return `${head}Content-Length: ${body.length}\r\n\r\n${body}`;
}

function cookieField(cookie: string): string {
  return cookie === '' ? '' : `Cookie: ${cookie}\r\n`;
}
