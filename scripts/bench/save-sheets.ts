import type { EntrySheet } from '../../domain/progress/entry-sheet'
import type { DeskClient } from '../../e2e/desk-client'
import { addDays, plainDate } from '../../domain/time/plain-date'

/** Whole sheets saved a second, and milliseconds of each at the 50th and 95th percentile. */
export interface SaveResult {
  perSecond: number
  p50: number
  p95: number
  failures: number
}

/**
 * Saves the county's whole sheet, all towns, over and over from `writers` at once, each on a day of its own, every save a
 * new revision of every town with its audit row, flushed to disk before it is answered.
 */
export async function saveSheets(client: DeskClient, writers: number, seconds: number): Promise<SaveResult> {
  const until = performance.now() + seconds * 1000
  const latencies: number[] = []
  let failures = 0

  async function writer(index: number): Promise<void> {
    const asOf = addDays(plainDate('2021-10-16'), index)
    const sheet = (await (await client.get(`/api/daily-counts?asOf=${asOf}`)).json()) as EntrySheet
    const cells = sheet.groups
      .flatMap((group) => group.rows)
      .filter((row) => row.level === 'town')
      .map((row) => ({ divisionCode: row.divisionCode, persons: row.stored?.persons ?? 0, revision: row.stored?.revision ?? 0 }))
    while (performance.now() < until) {
      for (const cell of cells) cell.persons += 1
      const began = performance.now()
      const answer = await client.write('POST', '/api/daily-counts', {
        campaign: sheet.campaignId,
        asOf,
        series: 'reported',
        cells: cells.map((cell) => ({ divisionCode: cell.divisionCode, level: 'town', persons: cell.persons, hour: 17, reason: '测速', baseRevision: cell.revision })),
      })
      if (answer.ok) for (const cell of cells) cell.revision += 1
      else failures += 1
      await answer.arrayBuffer()
      latencies.push(performance.now() - began)
      if (failures > 20) throw new Error(`Saving sheets is refused: ${answer.status}`)
    }
  }

  await Promise.all(Array.from({ length: writers }, (_, index) => writer(index)))
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
  return { perSecond: (latencies.length - failures) / seconds, p50: at(0.5), p95: at(0.95), failures }
}
