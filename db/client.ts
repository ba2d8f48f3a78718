import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { prepareRepeated } from './prepare-repeated'
import * as schema from './schema'

/** A connected database: the driver for plain statements, drizzle over it for everything else. */
export function connect(url: string, options: { max?: number; applicationName?: string; onStatement?: (text: string) => void } = {}) {
  const { onStatement } = options
  const client = prepareRepeated(postgres(url, {
    max: options.max ?? 10,
    // Rows carry moments, pages carry days of Asia/Shanghai: the session converts, never the process's own zone.
    connection: { TimeZone: 'Asia/Shanghai', application_name: options.applicationName ?? 'yingbao' },
    onnotice: () => {},
    ...(onStatement && { debug: (_connection: number, text: string) => onStatement(text) }),
  }))
  return { client, db: drizzle(client, { schema, casing: 'snake_case' }) }
}

export type Connection = ReturnType<typeof connect>
export type Database = Connection['db']
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
