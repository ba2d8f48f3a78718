import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import type { NextRequest } from 'next/server'
import { appendAudit } from '@/db/mutations/audit'
import { getOnlyCounty, isDueForNote, recordFailure } from '@/db/mutations/sessions'
import { getSender, type FoundSender } from '@/db/queries/senders'
import { withSignIn } from '@/db/session'
import type { Sender } from '@/domain/access/actor'
import { accountBlockSeconds } from '@/domain/accounts/sign-in-delay'
import { tokenPrefix } from '@/domain/senders/sender'
import { connection, database } from './database'
import { refuse } from './refusals'

type EndedSender = Extract<FoundSender, { state: 'expired' | 'revoked' }>

const bearer = /^Bearer\b/i
const form = new RegExp(`^Bearer\\s+(${tokenPrefix}[A-Za-z0-9_-]{43})\\s*$`, 'i')

/** A token of 256 random bits: shown once, and never kept. */
export function makeToken(): string {
  return `${tokenPrefix}${randomBytes(32).toString('base64url')}`
}

/** What is kept of a token. It is random and long, so that a plain hash gives nothing away. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Whether the request speaks with a token, sound or not; other schemes are a proxy's business. */
export function hasToken(request: NextRequest): boolean {
  return bearer.test(request.headers.get('authorization') ?? '')
}

/** Over an open line a token could be read along: TLS, or the machine itself. The guard in front sets both headers. */
function isPrivateLine(request: NextRequest): boolean {
  const address = request.headers.get('x-yingbao-address') ?? ''
  return request.headers.get('x-forwarded-proto') === 'https' || address === '::1' || address.startsWith('127.')
}

function refuseBlocked(seconds: number): Response {
  const response = refuse(429, `这个地址的令牌连续不对，请等 ${seconds} 秒后再试，并核对令牌。`, { reason: 'blocked' })
  response.headers.set('retry-after', String(seconds))
  return response
}

const refusalNotes = { expired: '令牌已过最后一天', revoked: '令牌已撤销' }

/** An ended token that still knocks is written to the log, once an hour: its program was forgotten, or somebody else has it. */
async function noteEnded({ id, name, scopeCode, state }: EndedSender, address: string): Promise<void> {
  await withSignIn(database(), async (tx) => {
    if (!(await isDueForNote(tx, `refused:${id}`))) return
    await appendAudit(tx, { id, name, role: 'sender', address: address || null }, [{ act: 'senders:refuse', scopeCode, records: [id], fields: [], note: refusalNotes[state] }])
  })
}

/** Counts a guess against its address; when the address is made to wait, the log says so, once an hour. */
async function noteGuess(address: string): Promise<void> {
  await withSignIn(database(), async (tx) => {
    const failures = await recordFailure(tx, `token:${address}`, accountBlockSeconds)
    if (accountBlockSeconds(failures) === 0 || !(await isDueForNote(tx, `refused:${address}`))) return
    const note = `不认识的令牌，连续第${failures}次`
    await appendAudit(tx, { id: null, name: '未知报送方', role: 'sender', address: address || null }, [{ act: 'senders:refuse', scopeCode: await getOnlyCounty(tx), records: [], fields: [], note }])
  })
}

const unknownToken = '令牌不对，什么都没有存。请核对是否完整；遗失的，请县医保局管理员撤销后另建。'

/**
 * The sender behind a token, or the refusal. An unknown token counts against its address as a wrong password does against
 * an account; one that ended or was revoked is no guess: it is told so, and the log.
 */
export async function admitSender(request: NextRequest): Promise<Sender | Response> {
  if (!isPrivateLine(request)) return refuse(403, '令牌只能在加密连接（https）上使用，请改用 https 网址；已在明文连接上用过的令牌请撤销另建。', { reason: 'openLine' })
  const address = request.headers.get('x-yingbao-address') ?? ''
  const token = form.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
  const found = await getSender(connection().client, tokenHash(token), address)
  switch (found?.state) {
    case 'active':
      return found.sender
    case 'blocked':
      return refuseBlocked(found.seconds)
    case 'expired':
      await noteEnded(found, address)
      return refuse(401, '令牌已过最后一天，不能再用。请县医保局管理员另建报送方。', { reason: 'expired' })
    case 'revoked':
      await noteEnded(found, address)
      return refuse(401, '令牌已撤销，不能再用。请县医保局管理员另建报送方。', { reason: 'revoked' })
    case undefined:
      await noteGuess(address)
      return refuse(401, unknownToken, { reason: 'unknown' })
  }
}
