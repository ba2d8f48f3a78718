import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { apiRoutes, pages } from '@/domain/access/routes'
import { permissionsDoc } from './permissions-doc'

function filesNamed(folder: string, name: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name)
    if (entry.isDirectory()) return filesNamed(file, name)
    return entry.name === name ? [file] : []
  })
}

/** app/(desk)/dashboard/[code]/page.tsx → /dashboard/[code] */
function urlOf(file: string): string {
  const parts = path.posix.dirname(file).split('/').slice(1).filter((part) => !part.startsWith('('))
  return `/${parts.join('/')}`
}

function routesInApp(): string[] {
  return filesNamed('app', 'route.ts').flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    return [...text.matchAll(/^export (?:const|async function|function) (GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS)\b/gm)].map(([, method]) => `${method} ${urlOf(file)}`)
  })
}

test('every route of the API has its line in the permission table, and every line its route', () => {
  expect(routesInApp().sort()).toEqual(Object.keys(apiRoutes).sort())
})

test('every page has its line in the permission table, and every line its page', () => {
  expect(filesNamed('app', 'page.tsx').map(urlOf).sort()).toEqual(Object.keys(pages).sort())
})

test('a protected route goes through the wrapper under its own name', () => {
  const wrong = filesNamed('app', 'route.ts').flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    return [...text.matchAll(/^export (?:const|async function|function) (GET|POST|PUT|DELETE)\b/gm)].flatMap(([, method]) => {
      const route = `${method} ${urlOf(file)}` as keyof typeof apiRoutes
      return apiRoutes[route] === 'public' || text.includes(`Route('${route}'`) ? [] : [route]
    })
  })
  expect(wrong).toEqual([])
})

test('every page asks for the permission that its line names', () => {
  const wrong = filesNamed('app', 'page.tsx').flatMap((file) => {
    const access = pages[urlOf(file) as keyof typeof pages]
    return access === 'public' || readFileSync(file, 'utf8').includes(`requireActor('${access}'`) ? [] : [file]
  })
  expect(wrong).toEqual([])
})

test('docs/permissions.md is what the tables say', () => {
  expect(readFileSync('docs/permissions.md', 'utf8')).toBe(permissionsDoc())
})
