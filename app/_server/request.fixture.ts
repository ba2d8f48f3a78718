import { NextRequest } from 'next/server'
import { encode } from 'next-auth/jwt'
import { startSession } from '@/db/mutations/sessions'
import { withSignIn } from '@/db/session'
import type { TestDatabase } from '@/db/testing/database'
import type { Actor } from '@/domain/access/actor'
import { newSessionId, sessionIdHash } from './sign-in'

export const testSecret = 'only for this test'

/** What the server reads from its environment, for a test's own database. */
export function setTestEnvironment(database: TestDatabase): void {
  Object.assign(process.env, { DATABASE_URL: database.appUrl, NEXTAUTH_SECRET: testSecret, NEXTAUTH_URL: 'http://127.0.0.1:3000' })
}

/** A session of an account, as its cookie and as the id that the database knows it by. */
export async function givenSession(database: TestDatabase, actor: Pick<Actor, 'accountId'>, given: { credentialVersion?: number; via?: 'password' | 'oidc'; secondFactor?: boolean } = {}) {
  const sid = newSessionId()
  const session = { idHash: sessionIdHash(sid), accountId: actor.accountId, credentialVersion: 1, address: null, via: 'password' as const, secondFactor: false, ...given }
  if (!(await withSignIn(database.db, (tx) => startSession(tx, session)))) throw new Error('The account takes no session.')
  return { cookie: `next-auth.session-token=${await encode({ token: { sid }, secret: testSecret })}`, idHash: session.idHash }
}

let keys = 0

/** A write as a page of the desk sends it. */
export function writeRequest(path: string, body: unknown, cookie: string, method = 'POST'): NextRequest {
  const headers = { cookie, 'content-type': 'application/json', origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000', 'idempotency-key': `test-key-${(keys += 1)}` }
  return new NextRequest(`http://127.0.0.1:3000${path}`, { method, body: JSON.stringify(body), headers })
}

export const atNoParams = { params: Promise.resolve({}) }
