import type { Permission } from './permissions'

/** Who may ask: everyone, or whoever holds the permission. */
export type Access = 'public' | Permission

/**
 * Every route of the API (decision 10). The route wrapper takes its permission from here, docs/permissions.md and the
 * access tests are generated from it, and a test fails when a route file is missing. Writes renew the idle timeout, reads do
 * not: polls must never keep an abandoned desk signed in.
 */
export const apiRoutes = {
  'GET /api/auth/[...nextauth]': 'public',
  'POST /api/auth/[...nextauth]': 'public',
  'GET /api/health': 'public',
  'GET /api/session': 'session:use',
  'GET /api/ranking': 'ranking:read',
} as const satisfies Record<string, Access>

export type ApiRoute = keyof typeof apiRoutes

/** Every page, with the permission it asks for. */
export const pages = {
  '/login': 'public',
  '/dashboard': 'ranking:read',
} as const satisfies Record<string, Access>

export type PagePath = keyof typeof pages
