import 'server-only'
import { cookies, headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { getToken } from 'next-auth/jwt'
import { cache } from 'react'
import { getSession, type SessionState } from '@/db/queries/sessions'
import { firstDuty, type Actor, type FirstDuty } from '@/domain/access/actor'
import { holds, type Permission } from '@/domain/access/permissions'
import { connection } from './database'
import { holdsDisplayPass } from './display-pass'
import { env } from './env'
import { sessionIdHash } from './sign-in'

export type ResolvedActor = { actor: Actor; state: 'active' } | { actor: null; state: Exclude<SessionState, 'active'> | 'none' }

/** What a session is asked for: work at the desk, or a wall display that nobody touches for hours (decision 009). */
export type Purpose = 'desk' | 'display'

type RequestCookies = Record<string, string>

const openedCookies = new Map<string, string>()
const mostOpened = 2_000

/**
 * The hash of the session id that the cookie carries; null when there is none or it is not ours. Opening one costs more than
 * the rest of the actor check, so what came out is remembered by the sealed text: whether the session still lives, the
 * database says every time.
 */
async function readSessionCookie(requestCookies: RequestCookies, secret: string, secureCookie: boolean): Promise<string | null> {
  const sealed = requestCookies[`${secureCookie ? '__Secure-' : ''}next-auth.session-token`]
  const known = sealed && openedCookies.get(sealed)
  if (known) return known
  const token = await getToken({
    // getToken reads nothing but cookies and headers of the request.
    req: { cookies: requestCookies, headers: {} } as Parameters<typeof getToken>[0]['req'],
    secret,
    secureCookie,
  })
  if (typeof token?.sid !== 'string') return null
  const idHash = sessionIdHash(token.sid)
  if (openedCookies.size >= mostOpened) openedCookies.clear()
  if (sealed) openedCookies.set(sealed, idHash)
  return idHash
}

/**
 * The actor behind a request's cookies, fresh from the database (architecture, decision 1). `renews` moves the idle timeout;
 * a display that holds its pass has none and never moves it, or an abandoned desk would come to life again.
 */
export async function resolveActor(requestCookies: RequestCookies, renews: boolean, purpose: Purpose = 'desk'): Promise<ResolvedActor> {
  const { secret, secureCookies, idleMinutes, absoluteHours } = env()
  const idHash = await readSessionCookie(requestCookies, secret, secureCookies)
  if (!idHash) return { actor: null, state: 'none' }
  const isDisplay = purpose === 'display' && holdsDisplayPass(requestCookies, idHash)
  const limits = { idleMinutes: isDisplay ? absoluteHours * 60 : idleMinutes, absoluteHours }
  const found = await getSession(connection().client, idHash, renews && !isDisplay, limits)
  if (!found) return { actor: null, state: 'none' }
  return found.state === 'active' ? { actor: found.actor, state: 'active' } : { actor: null, state: found.state }
}

const pageCookies = cache(async () => Object.fromEntries((await cookies()).getAll().map((cookie) => [cookie.name, cookie.value])))

const pageActor = cache(async (purpose: Purpose): Promise<ResolvedActor> => {
  const requestHeaders = await headers()
  // A page that is only fetched ahead is not somebody at work.
  const renews = requestHeaders.get('next-router-prefetch') === null && requestHeaders.get('purpose') !== 'prefetch'
  return resolveActor(await pageCookies(), renews, purpose)
})

/** Whether the page's request carries the display pass of this actor's session. */
export async function hasDisplayPass(actor: Actor): Promise<boolean> {
  return holdsDisplayPass(await pageCookies(), actor.sessionId)
}

/** Where a duty is done that comes before everything else. */
const dutyPages: Record<FirstDuty, string> = { giveFactor: '/second-factor', changePassword: '/password', enrolFactor: '/second-factor' }

/** The actor for the frame around a page; null lets the page itself refuse. */
export async function currentActor(): Promise<Actor | null> {
  return (await pageActor('desk')).actor
}

/**
 * The actor of a page, or the page's refusal: sign-in with the way back, a duty that comes first, or "no permission".
 * Asked by the layout and the page in one request, it reads the database once.
 */
export async function requireActor(permission: Permission, path: string, purpose: Purpose = 'desk'): Promise<Actor> {
  const { actor, state } = await pageActor(purpose)
  if (!actor) {
    const reason = state === 'none' ? '' : `&reason=${state}`
    redirect(`/login?next=${encodeURIComponent(path)}${reason}`)
  }
  const duty = firstDuty(actor)
  if (duty && path !== dutyPages[duty]) redirect(duty === 'giveFactor' ? `${dutyPages[duty]}?next=${encodeURIComponent(path)}` : dutyPages[duty])
  if (!holds(actor, permission)) forbidden()
  return actor
}
