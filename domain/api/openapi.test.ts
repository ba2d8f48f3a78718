import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { apiRoutes, type ApiRoute } from '@/domain/access/routes'
import { openApiDocument, openApiPath, type JsonSchema } from './openapi'
import type { RouteDescription } from './route-description'
import { chapterLabels, routeDescriptions } from './route-descriptions'

const document = openApiDocument('1.2.3')
const routes = Object.keys(apiRoutes) as ApiRoute[]
const described = (route: ApiRoute): RouteDescription => routeDescriptions[route]
const operationOf = (route: ApiRoute) => {
  const { method, path } = openApiPath(route)
  return document.paths[path]?.[method]
}

/** What a route's file imports from domain, by name. */
async function importsOf(route: ApiRoute): Promise<unknown[]> {
  const text = readFileSync(`app${route.split(' ')[1]}/route.ts`, 'utf8')
  const imports = [...text.matchAll(/^import \{([^}]+)\} from '@\/(domain\/[^']+)'$/gm)]
  const values = imports.map(async ([, names = '', file = '']) => {
    const exported = (await import(/* @vite-ignore */ `../../${file}.ts`)) as Record<string, unknown>
    return names.split(',').map((name) => exported[name.replace(/^\s*type\s/, '').trim()])
  })
  return (await Promise.all(values)).flat()
}

describe('the API document', () => {
  it('holds every route of the permission table and no other', () => {
    const inDocument = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
    const wanted = routes.map((route) => `${openApiPath(route).method} ${openApiPath(route).path}`)
    expect(inDocument.sort()).toEqual(wanted.sort())
  })

  it.each(routes)('%s checks with the very schemas that describe it', async (route) => {
    if (apiRoutes[route] === 'public' && route !== 'POST /api/first-run') return
    const { query, body } = described(route)
    const imported = await importsOf(route)
    const text = readFileSync(`app${route.split(' ')[1]}/route.ts`, 'utf8')
    if (query) expect(imported, 'query').toContain(query)
    if (body === 'file') expect(text).toContain('fileBody')
    else if (body) expect(imported, 'body').toContain(body.schema)
    expect(text.includes('changesNothing: true')).toBe(described(route).changesNothing === true)
  })

  it.each(routes)('%s names its path, its chapter and who may, and its examples fit', (route) => {
    const { params = {}, body, answers, summary } = described(route)
    const inPath = [...route.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name]) => name)
    expect(Object.keys(params)).toEqual(inPath)
    expect(summary).toMatch(/[\u4e00-\u9fff]/)
    expect(Object.values(chapterLabels)).toContain(operationOf(route)?.tags[0])
    if (body && body !== 'file' && body.example !== undefined) expect(body.schema.safeParse(body.example).error).toBeUndefined()
    for (const answer of Object.values(answers)) {
      if ('schema' in answer && answer.example !== undefined) expect(answer.schema.safeParse(answer.example).error).toBeUndefined()
    }
  })

  it('asks every write that keeps something for a key, and every protected route for a session', () => {
    for (const route of routes) {
      const operation = operationOf(route)
      const isPublic = apiRoutes[route] === 'public'
      const keeps = !route.startsWith('GET ') && !isPublic && !described(route).changesNothing
      expect(operation?.parameters.some((parameter) => parameter.name === 'Idempotency-Key'), route).toBe(keeps)
      expect(operation?.security.length === 0, route).toBe(isPublic)
    }
  })

  it('has unique operation ids and no reference that leads nowhere', () => {
    const ids = routes.map((route) => operationOf(route)?.operationId)
    expect(new Set(ids).size).toBe(routes.length)
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '')
    expect(references.length).toBeGreaterThan(20)
    expect(references.filter((name) => !(name in document.components.schemas))).toEqual([])
  })

  it('refuses unknown fields in every object but the refusal, whose routes add their own', () => {
    const open: string[] = []
    const walk = (schema: JsonSchema, name: string): void => {
      if (schema.properties && schema.additionalProperties !== false) open.push(name)
      for (const part of [...Object.values(schema.properties ?? {}), ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.items ? [schema.items] : [])]) walk(part, name)
    }
    for (const [name, schema] of Object.entries(document.components.schemas)) walk(schema, name)
    expect([...new Set(open)]).toEqual(['Refusal'])
  })
})
