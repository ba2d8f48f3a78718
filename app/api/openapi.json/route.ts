import { apiDocument } from '@/app/_server/api-document'
import { readRoute } from '@/app/_server/route'
import { documentQuery } from '@/domain/api/api-document-api'

/** The API as OpenAPI 3.1, for whoever feeds the desk by program. */
export const GET = readRoute('GET /api/openapi.json', documentQuery, async () => Response.json(apiDocument(), { headers: { 'cache-control': 'private, max-age=300' } }))
