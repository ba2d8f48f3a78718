import 'server-only'
import { openApiDocument, type OpenApiDocument } from '@/domain/api/openapi'
import about from '@/package.json'

let made: OpenApiDocument | null = null

/** The API's description in this version of the program; it never changes while the program runs. */
export function apiDocument(): OpenApiDocument {
  return (made ??= openApiDocument(about.version))
}
