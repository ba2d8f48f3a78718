import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from './env'

/*
 * The pass of a wall display (decision 009): it binds to one session, given by a deliberate click, and is honoured by the
 * display's page and its poll alone. There the session ends with the day's limit instead of the idle time; everything else
 * of the desk signs out as ever.
 */

const cookieName = 'yingbao-display'

function passFor(sessionIdHash: string): string {
  return createHmac('sha256', env().secret).update(`wall display ${sessionIdHash}`).digest('base64url')
}

/** Whether the request carries the pass of this very session. */
export function holdsDisplayPass(requestCookies: Record<string, string>, sessionIdHash: string): boolean {
  const given = Buffer.from(requestCookies[cookieName] ?? '')
  const right = Buffer.from(passFor(sessionIdHash))
  return given.length === right.length && timingSafeEqual(given, right)
}

/** The header that hands the pass out; no script reads it, and it lasts no longer than any session. */
export function displayPassHeader(sessionIdHash: string): { 'set-cookie': string } {
  const { absoluteHours, secureCookies } = env()
  return { 'set-cookie': `${cookieName}=${passFor(sessionIdHash)}; Path=/; Max-Age=${absoluteHours * 3600}; HttpOnly; SameSite=Strict${secureCookies ? '; Secure' : ''}` }
}
