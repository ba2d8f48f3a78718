import type { TestDatabase } from './database'

/** How many connections of this test's database stand waiting for a lock: what a test polls instead of a clock. */
export async function waitingForLocks(database: TestDatabase): Promise<number> {
  const [row] = await database.client<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return row!.count
}
