import { sql } from 'drizzle-orm'
import type { Transaction } from '../client'

/** When the installation's keys were last exported (ISO text); null when they never were. */
export async function getSecretsExportedAt(tx: Transaction): Promise<string | null> {
  const [row] = await tx.execute<{ at: string | null }>(sql`select secrets_exported_at() as at`)
  return row?.at ?? null
}
