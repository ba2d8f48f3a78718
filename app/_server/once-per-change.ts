import 'server-only'

const kept = new Map<string, Promise<unknown>>()
const most = 500

/**
 * What is the same for every reader is computed once per change (decision 4): `key` must name everything the result
 * depends on, the campaign's counter first of all. A cache and nothing more: losing it costs a query.
 */
export function oncePerChange<T>(key: string, compute: () => Promise<T>): Promise<T> {
  const found = kept.get(key) as Promise<T> | undefined
  if (found) {
    kept.delete(key)
    kept.set(key, found)
    return found
  }
  const fresh = compute()
  kept.set(key, fresh)
  fresh.catch(() => kept.delete(key))
  const [oldest] = kept.keys()
  if (kept.size > most && oldest !== undefined) kept.delete(oldest)
  return fresh
}
