import { randomUUID } from 'node:crypto'

/** A signed-in caller of the desk's API without a browser. */
export interface DeskClient {
  cookie: string
  get(path: string): Promise<Response>
  /** A write with its own idempotency key unless one is given. */
  write(method: 'POST' | 'PUT', path: string, body: unknown, key?: string): Promise<Response>
}

function merged(cookie: string, response: Response): string {
  const jar = new Map(cookie.split('; ').filter(Boolean).map((pair) => [pair.slice(0, pair.indexOf('=')), pair] as const))
  for (const set of response.headers.getSetCookie()) {
    const pair = set.split(';')[0]!
    jar.set(pair.slice(0, pair.indexOf('=')), pair)
  }
  return [...jar.values()].join('; ')
}

/** Signs in the way the sign-in page does. */
export async function signInClient(url: string, username: string, password: string): Promise<DeskClient> {
  const csrf = await fetch(`${url}/api/auth/csrf`)
  let cookie = merged('', csrf)
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ username, password, csrfToken, json: 'true' }),
  })
  if (!answer.ok) throw new Error(`Signing in as ${username} was answered with ${answer.status}.`)
  cookie = merged(cookie, answer)
  return {
    cookie,
    get: (path) => fetch(`${url}${path}`, { headers: { cookie }, redirect: 'manual' }),
    write: (method, path, body, key = randomUUID()) =>
      fetch(`${url}${path}`, { method, headers: { cookie, origin: url, 'content-type': 'application/json', 'idempotency-key': key }, body: JSON.stringify(body) }),
  }
}
