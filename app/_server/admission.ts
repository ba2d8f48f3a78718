import 'server-only'
import type { NextRequest } from 'next/server'
import { firstDuty, type Actor, type FirstDuty, type Writer } from '@/domain/access/actor'
import { holds, type Permission } from '@/domain/access/permissions'
import { apiRoutes, type ApiRoute, type SenderRoute } from '@/domain/access/routes'
import { resolveActor } from './actor'
import { env } from './env'
import { permissionSentence, refuse, sessionSentence } from './refusals'
import { admitSender, hasToken } from './sender'

/** Routes that ask for a permission; public ones look after themselves. */
export type ProtectedRoute = { [R in ApiRoute]: (typeof apiRoutes)[R] extends Permission ? R : never }[ApiRoute]
export type ReadRoute = Extract<ProtectedRoute, `GET ${string}`>
export type WriteRoute = Exclude<ProtectedRoute, ReadRoute>

/** What stays open while a duty comes first, and what everything else answers. */
const beforeDuty: Record<FirstDuty, { open: readonly ProtectedRoute[]; sentence: string }> = {
  giveFactor: { open: ['GET /api/session', 'POST /api/second-factor/code'], sentence: '请先填动态验证码，再使用本系统。' },
  changePassword: { open: ['GET /api/session', 'POST /api/password'], sentence: '请先修改初始密码，再使用本系统。' },
  enrolFactor: { open: ['GET /api/session', 'POST /api/second-factor', 'POST /api/second-factor/code'], sentence: '您的角色须用动态验证码登录。请先设置好，再使用本系统。' },
}

/** What a wall display asks for hours on end (decision 009): its poll, and nothing else. */
const displayRoutes: readonly ProtectedRoute[] = ['GET /api/screen']

/** A write must come from the desk's own pages: browsers name the origin, and a foreign one is refused (CSRF). */
export function refuseForeignOrigin(request: NextRequest): Response | null {
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  // Behind a named proxy the server puts the published name here, and never what a client claims (scripts/start/guard.mjs).
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host')
  const ownHost = origin !== null && URL.canParse(origin) && new URL(origin).host === host
  const ownScheme = origin !== null && origin.startsWith(env().secureCookies ? 'https://' : 'http://')
  if (ownHost && ownScheme && (site === null || site === 'same-origin')) return null
  return refuse(403, '这次提交不是从本系统的页面发出的，已拒绝。请在本系统的页面里操作。')
}

/** The actor, when the route admits him; otherwise the refusal. A token opens the routes for senders and nothing else. */
export async function admit(request: NextRequest, route: ProtectedRoute, renews: boolean): Promise<Actor | Response> {
  if (hasToken(request)) return refuse(403, '令牌只能用来报送每日数据，这个地址要在本系统的页面里登录后使用。', { reason: 'tokenElsewhere' })
  const jar = Object.fromEntries(request.cookies.getAll().map((cookie) => [cookie.name, cookie.value]))
  const { actor, state } = await resolveActor(jar, renews, displayRoutes.includes(route) ? 'display' : 'desk')
  if (!actor) return refuse(401, sessionSentence(state), { reason: state })
  const permission: Permission = apiRoutes[route]
  if (!holds(actor, permission)) return refuse(403, permissionSentence(permission))
  const duty = firstDuty(actor)
  if (duty && !beforeDuty[duty].open.includes(route)) return refuse(403, beforeDuty[duty].sentence, { reason: duty })
  return actor
}

/** A person at the desk's own pages, for a write. */
export async function admitPerson(request: NextRequest, route: WriteRoute): Promise<Actor | Response> {
  // A program with a token has no origin: what it did wrong is said before that.
  return (hasToken(request) ? null : refuseForeignOrigin(request)) ?? admit(request, route, true)
}

/** Whoever may send counts: a token speaks for itself, without cookie and origin; without one it is a person. */
export async function admitPersonOrSender(request: NextRequest, route: SenderRoute): Promise<Writer | Response> {
  return hasToken(request) ? admitSender(request) : admitPerson(request, route)
}
