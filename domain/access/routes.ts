import type { Permission } from './permissions'

/** Who may ask: everyone, or whoever holds the permission. */
export type Access = 'public' | Permission

/**
 * Every route of the API (decision 10). The route wrappers take their permission from here, docs/permissions.md and the
 * access tests are generated from it, and a test fails when a route file is missing. Writes renew the idle timeout, reads
 * do not: polls must never keep an abandoned desk signed in.
 */
export const apiRoutes = {
  'GET /api/auth/[...nextauth]': 'public',
  'POST /api/auth/[...nextauth]': 'public',
  'POST /api/first-run': 'public',
  'GET /api/health': 'public',
  'GET /api/session': 'session:use',
  'GET /api/openapi.json': 'session:use',
  'POST /api/password': 'session:use',
  'POST /api/second-factor': 'session:use',
  'POST /api/second-factor/code': 'session:use',
  'POST /api/second-factor/removal': 'session:use',
  'POST /api/sign-in-settings': 'sign-in:write',
  'GET /api/ranking': 'ranking:read',
  'GET /api/towns/[code]': 'ranking:read',
  'GET /api/screen': 'ranking:read',
  'POST /api/screen': 'ranking:read',
  'GET /api/daily-counts': 'daily-counts:read',
  'POST /api/daily-counts': 'daily-counts:write',
  'POST /api/questions/answers': 'questions:answer',
  'GET /api/daily-counts/template': 'daily-counts:write',
  'POST /api/daily-counts/preview': 'daily-counts:write',
  'POST /api/daily-counts/import': 'daily-counts:write',
  'POST /api/daily-counts/uploads': 'daily-counts:write',
  'POST /api/daily-counts/uploads/[id]/undo': 'daily-counts:write',
  'POST /api/senders': 'senders:write',
  'POST /api/senders/[id]/revoke': 'senders:write',
  'GET /api/quotas/export': 'quotas:read',
  'POST /api/quotas/preview': 'quotas:write',
  'POST /api/quotas/import': 'quotas:write',
  'POST /api/quotas/changes': 'quotas:write',
  'POST /api/quotas/splits': 'quotas:write',
  'POST /api/divisions/preview': 'divisions:write',
  'POST /api/divisions/import': 'divisions:write',
  'POST /api/divisions/[code]/changes': 'divisions:write',
  'POST /api/campaigns': 'campaigns:write',
  'POST /api/campaigns/[id]/settings': 'campaigns:write',
  'POST /api/campaigns/[id]/settings/preview': 'campaigns:write',
  'POST /api/accounts': 'accounts:write',
  'GET /api/accounts/template': 'accounts:write',
  'POST /api/accounts/preview': 'accounts:write',
  'POST /api/accounts/import': 'accounts:write',
  'PUT /api/accounts/[id]': 'accounts:write',
  'POST /api/accounts/[id]/password': 'accounts:reset',
  'POST /api/supervision/reminders': 'supervision:write',
  'POST /api/supervision/visits': 'supervision:write',
  'POST /api/supervision/talks': 'supervision:write',
  'POST /api/supervision/cases/[id]/steps': 'supervision:read',
  'POST /api/feedback': 'feedback:write',
  'POST /api/feedback/answers': 'feedback:answer',
  'POST /api/accounts/[id]/second-factor': 'accounts:reset',
} as const satisfies Record<string, Access>

export type ApiRoute = keyof typeof apiRoutes

/** The routes that a sender's token opens beside people's sessions (R5); it opens no other. */
export const senderRoutes = ['POST /api/daily-counts/uploads', 'POST /api/daily-counts/import'] as const satisfies readonly ApiRoute[]
export type SenderRoute = (typeof senderRoutes)[number]

/** Every page, with the permission it asks for. Navigation shows those the actor may open. */
export const pages = {
  '/': 'public',
  '/login': 'public',
  '/first-run': 'public',
  '/password': 'session:use',
  '/second-factor': 'session:use',
  '/about': 'session:use',
  '/manual': 'session:use',
  '/manual/[role]': 'session:use',
  '/api-docs': 'session:use',
  '/dashboard': 'ranking:read',
  '/dashboard/quotas-compared': 'quotas:read',
  '/dashboard/[code]': 'ranking:read',
  '/dashboard/[code]/revisions': 'daily-counts:read',
  '/village': 'village:read',
  '/village/tasks': 'village:read',
  '/village/me': 'village:read',
  '/village/revisions': 'village:read',
  '/village/manual': 'village:read',
  '/village/feedback': 'village:read',
  '/must-cover': 'ranking:read',
  '/must-cover/[code]': 'ranking:read',
  '/screen': 'ranking:read',
  '/daily-counts': 'daily-counts:write',
  '/series': 'series:read',
  '/calendar': 'calendar:read',
  '/questions': 'questions:read',
  '/daily-counts/import': 'daily-counts:write',
  '/supervision': 'supervision:read',
  '/supervision/[id]': 'supervision:read',
  '/quotas': 'quotas:read',
  '/quotas/import': 'quotas:write',
  '/quotas/[code]': 'quotas:read',
  '/quotas/[code]/split': 'quotas:write',
  '/admin/campaigns': 'campaigns:write',
  '/admin/campaigns/new': 'campaigns:write',
  '/admin/campaigns/[id]': 'campaigns:write',
  '/admin/divisions': 'divisions:write',
  '/admin/divisions/[code]': 'divisions:write',
  '/admin/accounts': 'accounts:read',
  '/admin/accounts/import': 'accounts:write',
  '/admin/senders': 'senders:write',
  '/admin/sign-in': 'sign-in:write',
  '/admin/audit': 'audit:read',
  '/feedback': 'feedback:write',
  '/print/ranking': 'ranking:read',
  '/print/towns/[code]': 'ranking:read',
  '/print/supervision/[id]': 'supervision:read',
} as const satisfies Record<string, Access>

export type PagePath = keyof typeof pages
