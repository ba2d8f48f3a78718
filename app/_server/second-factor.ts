import 'server-only'
import { randomBytes } from 'node:crypto'
import { encode } from 'uqr'
import { getSecondFactor, type StoredFactor } from '@/db/mutations/second-factors'
import { accountSubject, lockThrottle, recordFailure, takeBackFailure } from '@/db/mutations/sessions'
import { appendAudit, authorOf } from '@/db/mutations/audit'
import { withSignIn } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { accountBlockSeconds } from '@/domain/accounts/sign-in-delay'
import type { SecondFactorBegun } from '@/domain/accounts/second-factor-api'
import { database } from './database'
import { env } from './env'
import { Refusal } from './refusals'
import { openSealed, seal } from './sealed'
import { base32, enrolmentUri, fittingStep } from './totp'

const purpose = 'second factor'
/** RFC 4226 asks for 160 bits. */
const secretBytes = 20

/** The QR code as the `d` of one SVG path, a unit per module, runs of dark modules as one stroke of the pen. */
function qrPath(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const rows = data.map((row, y) => {
    const runs = row.map((dark) => (dark ? '1' : '0')).join('').matchAll(/1+/g)
    return Array.from(runs, (run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`).join('')
  })
  return { size, path: rows.join('') }
}

/** A new secret for the person's app, and what is kept of it. The first leaves with this answer and is shown once. */
export function makeSecondFactor(actor: Pick<Actor, 'accountId' | 'username'>): { sealedSecret: string; shown: SecondFactorBegun } {
  const secret = randomBytes(secretBytes)
  const uri = enrolmentUri(secret, actor.username)
  return {
    sealedSecret: seal(secret, env().secret, purpose, actor.accountId),
    shown: { secret: base32(secret).match(/.{4}/g)?.join(' ') ?? '', uri, qr: qrPath(uri) },
  }
}

/** The step of a right and unused code, or null. */
export function checkCode(factor: StoredFactor, accountId: string, code: string): number | null {
  const secret = openSealed(factor.sealedSecret, env().secret, purpose, accountId)
  if (!secret) {
    console.error('A second factor cannot be opened: the key of this installation is not the one it was sealed with.')
    return null
  }
  return fittingStep(secret, code, Date.now(), factor.lastStep)
}

/**
 * Checks a signed-in person's code, counted like a password at sign-in: wrong ones lock the account for both. Throws the
 * refusal; the code is used up by the caller's transaction.
 */
export async function confirmCode(actor: Actor, code: string, address: string | null): Promise<{ sealedSecret: string; step: number; isNew: boolean }> {
  const subject = accountSubject(actor.username)
  const { blocked, failures, factor } = await withSignIn(database(), async (tx) => {
    const blocked = (await lockThrottle(tx, subject)).blockedSeconds > 0
    return { blocked, failures: blocked ? 0 : await recordFailure(tx, subject, accountBlockSeconds), factor: await getSecondFactor(tx, actor.accountId) }
  })
  const step = factor && !blocked ? checkCode(factor, actor.accountId, code) : null
  await withSignIn(database(), async (tx) => {
    if (step !== null) return takeBackFailure(tx, subject, failures)
    if (!blocked) await appendAudit(tx, authorOf(actor, address), [{ act: 'second-factor:refuse', scopeCode: actor.scopeCode, records: [actor.accountId], fields: [], note: `连续第${failures}次未通过` }])
  })
  if (!factor) throw new Refusal(409, '还没有开始设置动态验证码，请刷新页面后从第一步做起。')
  if (step === null) throw new Refusal(422, '动态验证码不正确或已用过，或连续多次不正确已暂时锁定。请核对手机上的时间，等换了新码再填；锁定最多15分钟。', { field: 'code' })
  return { sealedSecret: factor.sealedSecret, step, isNew: !factor.confirmed }
}
