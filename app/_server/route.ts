import 'server-only'
import { createHmac } from 'node:crypto'
import type { NextRequest } from 'next/server'
import type { z } from 'zod'
import type { Transaction } from '@/db/client'
import { appendAudit, authorOf, type AuditEntry } from '@/db/mutations/audit'
import { claimIdempotencyKey, isKeyUsed, keepAnswer, type RepeatableRequest } from '@/db/mutations/idempotency'
import { withActor, WriterGone } from '@/db/session'
import type { Actor, Writer } from '@/domain/access/actor'
import type { SenderRoute } from '@/domain/access/routes'
import { admit, admitPerson, admitPersonOrSender, type ReadRoute, type WriteRoute } from './admission'
import { database } from './database'
import { env } from './env'
import { logProblem } from './problem-log'
import { refuse, Refusal, sessionSentence } from './refusals'
import { readQuery, type BodyReader } from './request-content'

type Params = Record<string, string>
type Context = { params: Promise<Params> }
type Handler = (request: NextRequest, context: Context) => Promise<Response>

/** What a write hands back: the answer for the browser and the acts for the audit chain. */
export interface Written {
  status?: number
  body: unknown
  /** Shown in this answer alone and never kept beside the key, as a one-time password: a repeated request gets `body` only. */
  secretBody?: Record<string, unknown>
  audit: AuditEntry[]
}

function answerTo(problem: unknown): Response {
  if (problem instanceof Refusal) return refuse(problem.status, problem.message, problem.details)
  logProblem('request failed', problem)
  return refuse(500, '服务器没能完成这次操作，什么都没有改变。请稍后再试；仍不行时请把这句话和时间告诉管理员。')
}

/** A read: actor → permission → query → JSON (or any Response). Never renews the session. */
export function readRoute<Q>(
  route: ReadRoute,
  query: z.ZodType<Q>,
  handle: (context: { actor: Actor; query: Q; params: Params; request: NextRequest }) => Promise<Response>,
): Handler {
  return async (request, context) => {
    try {
      const actor = await admit(request, route, false)
      if (actor instanceof Response) return actor
      return await handle({ actor, query: readQuery(request, query), params: await context.params, request })
    } catch (problem) {
      return answerTo(problem)
    }
  }
}

interface WriteContext<A, B, Q, P> {
  actor: A
  tx: Transaction
  body: B
  query: Q
  params: Params
  prepared: P
}

interface WriteOptions<A, B, Q, P> {
  body: BodyReader<B>
  query?: z.ZodType<Q>
  /** Slow work that needs no transaction: hashing a password, reading a workbook. */
  prepare?: (context: { actor: A; body: B; query: Q; address: string | null }) => Promise<P>
  /** `prepare` counts or uses something up: a repeated request is answered without it. */
  preparesOnce?: true
  /** A preview: nothing is kept, so no key is asked for. */
  changesNothing?: true
  /** Headers of every answer that is not a refusal, a repeated one too. */
  headers?: (actor: A) => Record<string, string>
  /** Locks or changes rows of accounts, its own included. */
  changesAccounts?: true
  write: (context: WriteContext<A, B, Q, P>) => Promise<Written>
}

function repeatable(request: NextRequest, actor: Writer, bytes: Buffer): RepeatableRequest {
  const key = request.headers.get('idempotency-key')
  if (!key || !/^[\w-]{8,80}$/.test(key)) throw new Refusal(400, '提交缺少防重复编号（Idempotency-Key），请刷新页面后重试。')
  const route = `${request.method} ${request.nextUrl.pathname}${request.nextUrl.search}`
  // Keyed: a plain hash of a body that holds a password could be guessed from a stolen backup.
  return { accountId: actor.accountId, key, route, bodyHash: createHmac('sha256', env().secret).update(bytes).digest('hex') }
}

/**
 * A write: own origin → actor → permission → Zod → one transaction of idempotency key, change, answer and audit row
 * (architecture, decisions 1, 6, 7). Throw a Refusal anywhere and nothing has changed.
 */
export function writeRoute<B, Q = Record<string, never>, P = undefined>(route: WriteRoute, options: WriteOptions<Actor, B, Q, P>): Handler {
  return write((request) => admitPerson(request, route), options)
}

/** A write that a sender's token opens too (R5); everything else is as in `writeRoute`. */
export function sendRoute<B, Q = Record<string, never>, P = undefined>(route: SenderRoute, options: WriteOptions<Writer, B, Q, P>): Handler {
  return write((request) => admitPersonOrSender(request, route), options)
}

function write<A extends Writer, B, Q, P>(admitted: (request: NextRequest) => Promise<A | Response>, options: WriteOptions<A, B, Q, P>): Handler {
  return async (request, context) => {
    try {
      const actor = await admitted(request)
      if (actor instanceof Response) return actor
      const query = options.query ? readQuery(request, options.query) : ({} as Q)
      const { bytes, body } = await options.body(request)
      const claim = options.changesNothing ? null : repeatable(request, actor, bytes)
      const address = request.headers.get('x-yingbao-address')
      const isRepeat = claim && options.preparesOnce && (await withActor(database(), actor, (tx) => isKeyUsed(tx, claim)))
      const prepared = (isRepeat ? undefined : await options.prepare?.({ actor, body, query, address })) as P
      const params = await context.params
      const answer = await withActor(database(), actor, async (tx) => {
        const earlier = claim && (await claimIdempotencyKey(tx, claim))
        if (earlier === 'different') throw new Refusal(422, '这个防重复编号已用于另一次提交，请刷新页面后重试。')
        if (earlier) return { ...earlier, secret: {} }
        const written = await options.write({ actor, tx, body, query, params, prepared })
        const fresh = { status: written.status ?? 200, body: written.body }
        // Sent together and run in this order: the chain's head, which everybody waits for, is held as briefly as can be.
        await Promise.all([claim && keepAnswer(tx, claim, fresh), appendAudit(tx, authorOf(actor, address), written.audit)])
        return { ...fresh, secret: written.secretBody ?? {} }
      }, { changesAccounts: options.changesAccounts ?? false })
      const told = Object.keys(answer.secret).length > 0 ? { ...Object(answer.body), ...answer.secret } : answer.body
      return Response.json(told, { status: answer.status, headers: { ...options.headers?.(actor), 'cache-control': 'no-store' } })
    } catch (problem) {
      // Admitted, and gone before the write began: asked again, the admission says why.
      const gone = problem instanceof WriterGone ? await admitted(request) : null
      if (gone) return gone instanceof Response ? gone : refuse(401, sessionSentence('changed'), { reason: 'changed' })
      return answerTo(problem)
    }
  }
}
