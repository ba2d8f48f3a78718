import { NextRequest } from 'next/server'
import { encode } from 'next-auth/jwt'
import { startSession } from '@/db/mutations/sessions'
import { withSignIn } from '@/db/session'
import type { TestDatabase } from '@/db/testing/database'
import type { Actor } from '@/domain/access/actor'
import { sessionIdHash } from './sign-in'

const secret = 'only for this test'
const origin = 'http://127.0.0.1:3000'

/** Points the request plumbing at a test's database; call it before a route is imported. */
export function serveFrom(database: TestDatabase): void {
  Object.assign(process.env, { DATABASE_URL: database.appUrl, NEXTAUTH_SECRET: secret, NEXTAUTH_URL: origin })
}

/** The cookie of a session that begins now. */
export async function givenCookie(database: TestDatabase, actor: Actor): Promise<string> {
  const sid = `session of ${actor.username}`
  await withSignIn(database.db, (tx) => startSession(tx, { idHash: sessionIdHash(sid), accountId: actor.accountId, credentialVersion: 1, address: null, via: 'password', secondFactor: false }))
  return `next-auth.session-token=${await encode({ token: { sid }, secret })}`
}

let keys = 0

/** A write as the browser sends it; a text body is a file, anything else JSON. Each has a key of its own unless given. */
export function writeRequest(path: string, cookie: string, body: unknown, key = `request-of-test-${(keys += 1)}`): NextRequest {
  const isFile = typeof body === 'string'
  return new NextRequest(`${origin}${path}`, {
    method: 'POST',
    body: isFile ? new Uint8Array(Buffer.from(body)) : JSON.stringify(body),
    headers: { cookie, 'content-type': isFile ? 'application/octet-stream' : 'application/json', origin, host: '127.0.0.1:3000', 'idempotency-key': key },
  })
}
