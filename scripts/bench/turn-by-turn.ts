import type { DeskClient } from '../../e2e/desk-client'
import { addDays, plainDate } from '../../domain/time/plain-date'

/** Milliseconds at the 50th and 95th percentile over a number of requests. */
export interface Latency {
  p50: number
  p95: number
  requests: number
}

export function latencyOf(milliseconds: readonly number[]): Latency {
  const sorted = [...milliseconds].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95), requests: sorted.length }
}

/** A page or read as it is asked for a day. Each day is asked once, so that no answer comes from the process's memory. */
export interface Asked {
  name: string
  path: (day: string) => string
}

/** The pages of a county, each over days and a measure of its own: what one has computed must not help the next. */
export const countyPages: readonly Asked[] = [
  { name: 'dashboard page', path: (day) => `/dashboard?asOf=${day}` },
  { name: 'town page', path: (day) => `/dashboard/610926100?asOf=${day}&kind=own` },
  { name: 'entry sheet page', path: (day) => `/daily-counts?asOf=${day}` },
  { name: 'ranking API', path: (day) => `/api/ranking?asOf=${day}&series=tax` },
  { name: 'entry sheet API of a town', path: (day) => `/api/daily-counts?asOf=${day}&town=610926101` },
]

/** Thirty-nine days of the window, through the example's own. */
export const askedDays: readonly string[] = Array.from({ length: 39 }, (_, index) => addDays(plainDate('2021-10-16'), index))

async function timed(client: DeskClient, path: string): Promise<number> {
  const began = performance.now()
  const answer = await client.get(path)
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`${path} is answered with ${answer.status}.`)
  return performance.now() - began
}

/** Asks several desks for the same, one request at a time and in turn, so that a noisy second falls on all of them. */
export async function inTurn(clients: readonly DeskClient[], asked: Asked): Promise<Latency[]> {
  const times = clients.map((): number[] => [])
  for (const [turn, day] of askedDays.entries()) {
    const order = clients.map((_, index) => (index + turn) % clients.length)
    for (const index of order) times[index]!.push(await timed(clients[index]!, asked.path(day)))
  }
  return times.map(latencyOf)
}
