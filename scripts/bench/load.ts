import autocannon from 'autocannon'

/** What a load run saw: requests a second, milliseconds at the 50th and 95th percentile, answers that were not 2xx/304. */
export interface LoadResult {
  perSecond: number
  p50: number
  p95: number
  failures: number
}

/** Asks for `url` over and over from `connections` connections for `seconds`. */
export async function load(url: string, options: { connections: number; seconds: number; headers: Record<string, string> }): Promise<LoadResult> {
  const latencies: number[] = []
  let failures = 0
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon({ url, connections: options.connections, duration: options.seconds, headers: options.headers, timeout: 30 }, (problem, answer) => (problem ? reject(problem) : resolve(answer)))
    run.on('response', (_client, status, _bytes, milliseconds) => {
      latencies.push(milliseconds)
      if (status >= 400) failures += 1
    })
  })
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
  return { perSecond: result.requests.average, p50: at(0.5), p95: at(0.95), failures: failures + result.errors + result.timeouts }
}

/** The middle one of several runs, by requests a second. */
export function median(results: LoadResult[]): LoadResult {
  const sorted = [...results].sort((a, b) => a.perSecond - b.perSecond)
  return sorted[Math.floor(sorted.length / 2)]!
}
