import { z } from 'zod'
import { permissionLabels, rolesWith } from '@/domain/access/permissions'
import { roleLabels } from '@/domain/access/roles'
import { apiRoutes, type Access, type ApiRoute } from '@/domain/access/routes'
import type { RefusalStatus, RouteAnswer, RouteDescription } from './route-description'
import { chapterLabels, routeDescriptions, type ApiNoun } from './route-descriptions'

/** A schema as JSON Schema (draft 2020-12), the dialect of OpenAPI 3.1; only the parts that are drawn are named. */
export interface JsonSchema {
  $ref?: string
  type?: string
  format?: string
  description?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  enum?: (string | number)[]
  const?: unknown
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  additionalProperties?: boolean | JsonSchema
  [further: string]: unknown
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: JsonSchema
}

interface Content {
  schema?: JsonSchema
  example?: unknown
}

export interface Operation {
  operationId: string
  tags: string[]
  summary: string
  description: string
  security: Record<string, never[]>[]
  parameters: Parameter[]
  requestBody?: { required: true; content: Record<string, Content> }
  responses: Record<string, { description: string; content?: Record<string, Content> }>
}

export interface OpenApiDocument {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, unknown> }
}

/** What every refusal looks like; single routes add fields beside the sentence. */
export const refusalSchema = z
  .looseObject({
    error: z.string().describe('一句话：读到什么、应是什么、怎么办'),
    reason: z.string().optional().describe('原因的代号，供程序判断'),
    field: z.string().optional().describe('哪一栏'),
    problems: z.array(z.looseObject({ sentence: z.string() })).optional().describe('逐栏或逐格的说明'),
    rowProblems: z.array(z.looseObject({ sentence: z.string() })).optional().describe('文件里逐处的说明'),
    problemCount: z.int().optional(),
  })
  .meta({ id: 'Refusal', description: '拒绝的回答' })

const everyRefusal: Record<401 | 403 | 500, string> = {
  401: '没有登录，或登录已过期；reason 说明是哪一种',
  403: '没有这项权限，或还在用一次性密码',
  500: '服务器没能完成，什么都没有改变',
}

/** Zod writes the range of whole numbers in JavaScript into each integer: noise for a reader. */
function withoutNoise(jsonSchema: JsonSchema): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  delete jsonSchema.id
}

/** A schema's JSON form; named schemas (meta id) are put into `named` and referred to. */
function jsonSchemaOf(schema: z.ZodType, named: Record<string, JsonSchema>): JsonSchema {
  const made = z.toJSONSchema(z.object({ it: schema }), { io: 'input', unrepresentable: 'any', override: ({ jsonSchema }) => withoutNoise(jsonSchema as JsonSchema) })
  const text = JSON.stringify({ defs: made.$defs ?? {}, it: made.properties?.it }).replaceAll('"#/$defs/', '"#/components/schemas/')
  const moved = JSON.parse(text) as { defs: Record<string, JsonSchema>; it: JsonSchema }
  Object.assign(named, moved.defs)
  return moved.it
}

function queryParameters(query: z.ZodObject | undefined, named: Record<string, JsonSchema>): Parameter[] {
  if (!query) return []
  const { properties = {}, required = [] } = jsonSchemaOf(query, named)
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({ name, in: 'query', required: required.includes(name), ...(description ? { description } : {}), schema }))
}

const keyHeader: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: '防重复编号，每次提交一个新的；同一编号再次提交得到同一回答，不会做两次',
  schema: { type: 'string', pattern: '^[\\w-]{8,80}$', examples: ['2f0c7a4e-8f7b-4b6e-9a51-6f1f0c2d3e4f'] },
}

function responseOf(answer: RouteAnswer, named: Record<string, JsonSchema>): Operation['responses'][string] {
  if ('schema' in answer) {
    const example = answer.example === undefined ? {} : { example: answer.example }
    return { description: answer.meaning, content: { 'application/json': { schema: jsonSchemaOf(answer.schema, named), ...example } } }
  }
  if ('contentTypes' in answer) {
    const binary: Content = { schema: { type: 'string', format: 'binary' } }
    return { description: answer.meaning, content: Object.fromEntries(answer.contentTypes.map((type) => [type, binary])) }
  }
  return { description: answer.meaning }
}

function refusalsOf(route: ApiRoute, { refusals = {}, body, query, changesNothing }: RouteDescription): Partial<Record<RefusalStatus | 401 | 403 | 500, string>> {
  if (route.includes('/api/auth/') || route === 'GET /api/health') return {}
  const writes = !route.startsWith('GET ')
  return {
    ...(writes ? { 400: changesNothing ? '提交的内容不完整' : '提交的内容不完整，或缺少防重复编号' } : {}),
    ...(apiRoutes[route] === 'public' ? { 403: '不是从本系统的页面提交的，或代码不正确' } : everyRefusal),
    500: everyRefusal[500],
    ...(body ? { 413: body === 'file' ? '文件超过 20 MB' : '内容超过 1 MB' } : {}),
    ...(body || query ? { 422: '栏目不合要求，附 problems；不认识的栏目也拒绝' } : {}),
    ...refusals,
  }
}

function descriptionOf(access: Access, { detail }: RouteDescription): string {
  const who = access === 'public' ? '任何人都可以访问。' : `需要权限：${permissionLabels[access]}（${rolesWith(access).map((role) => roleLabels[role]).join('、')}）。`
  return [detail, who].filter(Boolean).join('\n')
}

function operationOf(route: ApiRoute, described: RouteDescription, named: Record<string, JsonSchema>): Operation {
  const [method = '', path = ''] = route.split(' ')
  const access: Access = apiRoutes[route]
  const { params = {}, query, body, changesNothing, takesToken, answers } = described
  const refused = jsonSchemaOf(refusalSchema, named)
  const needsKey = method !== 'GET' && access !== 'public' && !changesNothing
  const content: Record<string, Content> | undefined =
    body === 'file'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : body && { 'application/json': { schema: jsonSchemaOf(body.schema, named), ...(body.example === undefined ? {} : { example: body.example }) } }
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[^a-zA-Z]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    tags: [chapterLabels[(path.split('/')[2] ?? '') as ApiNoun]],
    summary: described.summary,
    description: descriptionOf(access, described),
    security: access === 'public' ? [] : [{ session: [] }, ...(takesToken ? [{ sender: [] }] : [])],
    parameters: [
      ...Object.entries(params).map(([name, description]): Parameter => ({ name, in: 'path', required: true, description, schema: { type: 'string' } })),
      ...queryParameters(query, named),
      ...(needsKey ? [keyHeader] : []),
    ],
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, responseOf(answer, named)])),
      ...Object.fromEntries(Object.entries(refusalsOf(route, described)).map(([status, meaning]) => [status, { description: meaning, content: { 'application/json': { schema: refused } } }])),
    },
  }
}

/** /api/towns/[code] → /api/towns/{code} */
export function openApiPath(route: ApiRoute): { method: string; path: string } {
  const [method = '', path = ''] = route.split(' ')
  return { method: method.toLowerCase(), path: path.replace(/\[(?:\.\.\.)?(\w+)\]/g, '{$1}') }
}

/** The API as an OpenAPI 3.1 document, put together from the schemas the routes check with (architecture, decision 1). */
export function openApiDocument(version: string): OpenApiDocument {
  const named: Record<string, JsonSchema> = {}
  const paths: OpenApiDocument['paths'] = {}
  // In the order of the chapters, and within one in that of the permission table.
  const nouns = Object.keys(chapterLabels)
  const routes = (Object.keys(routeDescriptions) as ApiRoute[]).sort((a, b) => nouns.indexOf(a.split('/')[2] ?? '') - nouns.indexOf(b.split('/')[2] ?? ''))
  for (const route of routes) {
    const { method, path } = openApiPath(route)
    paths[path] = { ...paths[path], [method]: operationOf(route, routeDescriptions[route], named) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '应保接口',
      version,
      description: '日期写作 2021-11-23，为北京时间的日历日；人数为整数；不认识的栏目一律拒绝。写入须带本系统的 Origin 和 Idempotency-Key。拒绝的回答都是 { error: 一句话, … }。',
    },
    servers: [{ url: '/' }],
    tags: Object.values(chapterLabels).map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token', description: '登录后的 Cookie；启用 HTTPS 时名字前有 __Secure-' },
        sender: { type: 'http', scheme: 'bearer', description: '报送单位的令牌，由县医保局管理员发放，只用于上传每日数据' },
      },
    },
  }
}
