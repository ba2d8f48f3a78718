import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from '../schema'
import type { TestDatabase } from './database'

/**
 * A second connection of the app's login that writes down every statement it sends, without the transaction's own and the
 * settings of the actor: what a page's budget of statements counts.
 */
export function openCountedDatabase(database: TestDatabase) {
  const sent: string[] = []
  const client = postgres(database.appUrl, {
    max: 2,
    connection: { TimeZone: 'Asia/Shanghai' },
    // The driver's own question about types is no page's.
    fetch_types: false,
    onnotice: () => {},
    debug: (_connection, statement) => {
      if (!/^\s*(begin|commit|rollback)/i.test(statement) && !statement.includes("set_config('yingbao.account'")) sent.push(statement)
    },
  })
  return {
    db: drizzle(client, { schema, casing: 'snake_case' }),
    /** The statements sent since the last call. */
    taken: () => sent.splice(0),
    close: () => client.end(),
  }
}
