import type { TestDatabase } from './database'

/**
 * How many connections of this test's database, of whichever role, stand waiting for a lock: what a test polls instead of a
 * clock. The server's list of locks holds those of the tests beside it too.
 */
export async function waitingForLocks(database: TestDatabase): Promise<number> {
  const [row] = await database.client<{ count: number }[]>`
    select count(*)::int as count from pg_locks l join pg_stat_activity a on a.pid = l.pid where not l.granted and a.datname = current_database()`
  return row!.count
}

/** A place at which a test holds a transaction open: `reached` when it stands there, and it goes on once `release` is called. */
export function holdingPoint() {
  let arrive = () => {}
  let release = () => {}
  const reached = new Promise<void>((resolve) => (arrive = resolve))
  const released = new Promise<void>((resolve) => (release = resolve))
  const hold = async () => {
    arrive()
    await released
  }
  return { reached, hold, release: () => release() }
}
