import type { APIRequestContext } from '@playwright/test'
import { holds, may, type Grants } from '../domain/access/permissions'
import { apiRoutes, pages, type Access } from '../domain/access/routes'
import { roles, type Role } from '../domain/access/roles'
import { exampleAccounts } from '../db/seed/example-accounts'
import { expect, signIn, test, usernameOf } from './fixtures'

/*
 * Every route × role × scope, generated from the permission table (issue A1 §4). A new route is in here by being in the
 * table; what counts is only who is let in. A body of nonsense keeps the writes from changing anything.
 */

const ownTown = '610926100'
const otherTown = '610926108'
const someAccount = '00000000-0000-4000-8000-000000000000'

/** Roles without a first choice of scope ask about their own town; [id] is an account that does not exist. */
function concrete(path: string, code: string): string {
  return path.replace('[code]', code).replace('[id]', someAccount)
}

async function call(request: APIRequestContext, route: string, code = ownTown): Promise<number> {
  const [method, path] = route.split(' ') as [string, string]
  const response = await request.fetch(concrete(path, code), {
    method,
    maxRedirects: 0,
    ...(method === 'GET' ? {} : { headers: { origin: test.info().project.use.baseURL!, 'idempotency-key': 'access-matrix' }, data: { nonsense: true } }),
  })
  return response.status()
}

const protectedRoutes = Object.entries(apiRoutes).filter(([, access]) => access !== 'public') as [string, Exclude<Access, 'public'>][]
const protectedPages = Object.entries(pages).filter(([, access]) => access !== 'public') as [string, Exclude<Access, 'public'>][]

test('without a session every route says 401 and every page leads to the sign-in', async ({ request }) => {
  for (const [route] of protectedRoutes) expect(await call(request, route), route).toBe(401)
  for (const [page] of protectedPages) {
    const response = await request.get(concrete(page, ownTown), { maxRedirects: 0 })
    expect([response.status(), response.headers().location], page).toEqual([307, expect.stringContaining('/login')])
  }
})

/** What the example's account of the role was given besides (R13): the supervisor signs, the staff do not. */
const granted = (role: Role): Grants => ({ signsBulletins: exampleAccounts.find(({ username }) => username === usernameOf[role])?.signsBulletins ?? false })

for (const role of roles) {
  test(`${role} passes exactly the routes and pages of the permission table`, async ({ page }) => {
    await signIn(page, usernameOf[role], '/about')
    for (const [route, permission] of protectedRoutes) {
      const status = await call(page.request, route)
      if (holds({ role, ...granted(role) }, permission)) expect([200, 304, 400, 404, 422], `${role} ${route}`).toContain(status)
      else expect(status, `${role} ${route}`).toBe(403)
    }
    for (const [path, permission] of protectedPages) {
      const response = await page.request.get(concrete(path, ownTown), { maxRedirects: 0 })
      // A thing named in the path may be outside the role's own scope, or not there at all: then it is "not found".
      const passes = path.includes('[') ? [200, 307, 404] : [200, 307]
      if (may(role, permission)) expect(passes, `${role} ${path}`).toContain(response.status())
      else expect(response.status(), `${role} ${path}`).toBe(403)
    }
  })
}

const townRoles: Role[] = ['town_clerk', 'village_agent']
for (const role of townRoles) {
  test(`${role} finds nothing of another town`, async ({ page }) => {
    await signIn(page, usernameOf[role], '/about')
    for (const [route, permission] of protectedRoutes.filter(([path]) => path.includes('[code]') && path.startsWith('GET'))) {
      expect(await call(page.request, route, otherTown), route).toBe(may(role, permission) ? 404 : 403)
    }
    for (const [path, permission] of protectedPages.filter(([known]) => known.includes('[code]'))) {
      const response = await page.request.get(concrete(path, otherTown))
      expect(response.status(), path).toBe(may(role, permission) ? 404 : 403)
    }
  })
}

test('a write from a foreign page is refused whatever the cookie', async ({ page }) => {
  await signIn(page, usernameOf.county_admin, '/about')
  for (const [route] of protectedRoutes.filter(([path]) => !path.startsWith('GET'))) {
    const [method, path] = route.split(' ') as [string, string]
    for (const headers of [{ origin: 'https://example.com' }, {}] as Record<string, string>[]) {
      const response = await page.request.fetch(concrete(path, ownTown), { method, headers: { ...headers, 'idempotency-key': 'foreign-page' }, data: {} })
      expect(response.status(), route).toBe(403)
    }
  }
})
