import 'server-only'
import { createHash } from 'node:crypto'
import type { NextRequest } from 'next/server'
import type { z } from 'zod'
import type { Transaction } from '@/db/client'
import { appendAudit, authorOf, type AuditEntry } from '@/db/mutations/audit'
import { claimIdempotencyKey, keepAnswer } from '@/db/mutations/idempotency'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { may, type Permission } from '@/domain/access/permissions'
import { apiRoutes, type ApiRoute } from '@/domain/access/routes'
import { resolveActor } from './actor'
import { database } from './database'
import { env } from './env'
import { permissionSentence, refuse, Refusal, sessionSentence } from './refusals'

type ProtectedRoute = { [R in ApiRoute]: (typeof apiRoutes)[R] extends Permission ? R : never }[ApiRoute]
type ReadRoute = Extract<ProtectedRoute, `GET ${string}`>
type WriteRoute = Exclude<ProtectedRoute, ReadRoute>

type Params = Record<string, string>
type Context = { params: Promise<Params> }
type Handler = (request: NextRequest, context: Context) => Promise<Response>

/** What a write hands back: the answer for the browser and the acts for the audit chain. */
export interface Written {
  status?: number
  body: unknown
  audit: AuditEntry[]
}

const largestJson = 1_000_000
export const largestFile = 20_000_000

/** A write must come from the desk's own pages: browsers name the origin, and a foreign one is refused (CSRF). */
export function refuseForeignOrigin(request: NextRequest): Response | null {
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  const ownHost = origin !== null && URL.canParse(origin) && new URL(origin).host === request.headers.get('host')
  const ownScheme = origin !== null && origin.startsWith(env().secureCookies ? 'https://' : 'http://')
  if (ownHost && ownScheme && (site === null || site === 'same-origin')) return null
  return refuse(403, '这次提交不是从本系统的页面发出的，已拒绝。请在本系统的页面里操作。')
}

async function admit(request: NextRequest, route: ProtectedRoute, renews: boolean): Promise<Actor | Response> {
  const jar = Object.fromEntries(request.cookies.getAll().map((cookie) => [cookie.name, cookie.value]))
  const { actor, state } = await resolveActor(jar, renews)
  if (!actor) return refuse(401, sessionSentence(state), { reason: state })
  const permission: Permission = apiRoutes[route]
  if (!may(actor.role, permission)) return refuse(403, permissionSentence(permission))
  if (actor.mustChangePassword && !route.endsWith('/api/password') && route !== 'GET /api/session') {
    return refuse(403, '请先修改初始密码，再使用本系统。', { reason: 'mustChangePassword' })
  }
  return actor
}

function answerTo(problem: unknown): Response {
  if (problem instanceof Refusal) return refuse(problem.status, problem.message, problem.details)
  console.error(problem)
  return refuse(500, '服务器没能完成这次操作，什么都没有改变。请稍后再试；仍不行时请把这句话和时间告诉管理员。')
}

function readQuery<Q>(request: NextRequest, schema: z.ZodType<Q>): Q {
  const parsed = schema.safeParse(Object.fromEntries(request.nextUrl.searchParams))
  if (!parsed.success) throw invalid(parsed.error)
  return parsed.data
}

function invalid(error: z.ZodError): Refusal {
  const problems = error.issues.map((issue) => ({ path: issue.path.join('.'), sentence: sentenceOf(issue) }))
  return new Refusal(422, problems.map((problem) => problem.sentence).join(''), { problems })
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `提交的内容里有不认识的栏目：${issue.keys.join('、')}。请刷新页面后重试。`
  if (/[\u4e00-\u9fff]/.test(issue.message)) return issue.message
  return `“${issue.path.join('.') || '内容'}”不符合要求，请检查后重新提交。`
}

/** A read: actor → permission → query → JSON (or any Response). Never renews the session. */
export function readRoute<Q>(route: ReadRoute, query: z.ZodType<Q>, handle: (context: { actor: Actor; query: Q; params: Params; request: NextRequest }) => Promise<Response>): Handler {
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

/** The body of a request, never longer than `limit` bytes, whatever its header claims. */
async function readBody(request: NextRequest, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength
    if (length > limit) throw new Refusal(413, `提交的内容超过 ${Math.floor(limit / 1_000_000)} MB，已拒绝。请拆成几次提交。`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function parseJson<B>(bytes: Uint8Array, schema: z.ZodType<B>): B {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refusal(400, '提交的内容不完整或不是 JSON，什么都没有改变。请重新提交。')
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw invalid(parsed.error)
  return parsed.data
}

interface WriteContext<B> {
  actor: Actor
  tx: Transaction
  body: B
  params: Params
}

/**
 * A write: own origin → actor → permission → Zod → one transaction of idempotency key, change, answer and audit row.
 * `prepare` does the slow work that needs no transaction (hashing, reading a file).
 */
export function writeRoute<B, P = undefined>(
  route: WriteRoute,
  options: {
    body: z.ZodType<B>
    prepare?: (body: B) => Promise<P>
    write: (context: WriteContext<B> & { prepared: P }) => Promise<Written>
  },
): Handler {
  return async (request, context) => {
    try {
      const foreign = refuseForeignOrigin(request)
      if (foreign) return foreign
      const actor = await admit(request, route, true)
      if (actor instanceof Response) return actor
      if (!request.headers.get('content-type')?.startsWith('application/json')) throw new Refusal(400, '提交的内容应为 JSON。')
      const key = request.headers.get('idempotency-key')
      if (!key || !/^[\w-]{8,80}$/.test(key)) throw new Refusal(400, '提交缺少防重复编号（Idempotency-Key），请刷新页面后重试。')
      const bytes = await readBody(request, largestJson)
      const body = parseJson(bytes, options.body)
      const prepared = (await options.prepare?.(body)) as P
      const params = await context.params
      const claim = { accountId: actor.accountId, key, route: `${request.method} ${request.nextUrl.pathname}`, bodyHash: createHash('sha256').update(bytes).digest('hex') }
      const answer = await withActor(database(), actor, async (tx) => {
        const earlier = await claimIdempotencyKey(tx, claim)
        if (earlier === 'different') throw new Refusal(422, '这个防重复编号已用于另一次提交，请刷新页面后重试。')
        if (earlier) return earlier
        const written = await options.write({ actor, tx, body, params, prepared })
        const fresh = { status: written.status ?? 200, body: written.body }
        await keepAnswer(tx, claim, fresh)
        await appendAudit(tx, authorOf(actor, request.headers.get('x-yingbao-address')), written.audit)
        return fresh
      })
      return Response.json(answer.body, { status: answer.status, headers: { 'cache-control': 'no-store' } })
    } catch (problem) {
      return answerTo(problem)
    }
  }
}
