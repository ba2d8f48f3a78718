import { z } from 'zod'
import type { RouteDescription } from './route-description'

export const documentQuery = z.strictObject({})

export const readDocument: RouteDescription = {
  summary: '本接口说明（OpenAPI 3.1）',
  query: documentQuery,
  answers: { 200: { meaning: 'OpenAPI 文件', schema: z.looseObject({ openapi: z.literal('3.1.0'), paths: z.record(z.string(), z.unknown()) }) } },
}
