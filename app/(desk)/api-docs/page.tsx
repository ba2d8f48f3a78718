import type { Metadata } from 'next'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { apiDocument } from '@/app/_server/api-document'
import { ApiDocument } from '@/components/api-docs/api-document'

export const metadata: Metadata = { title: '接口说明' }

export default async function ApiDocsPage() {
  await connection()
  await requireActor('session:use', '/api-docs')
  return <ApiDocument document={apiDocument()} />
}
