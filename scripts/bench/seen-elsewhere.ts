import type { EntrySheet } from '../../domain/progress/entry-sheet'
import type { Overview } from '../../domain/progress/overview'
import type { DeskClient } from '../../e2e/desk-client'
import { latencyOf, type Latency } from './turn-by-turn'

/**
 * Milliseconds from sending a save until another person's poll of the ranking shows the new number. The poll asks again as
 * soon as it is answered; an open screen asks every few seconds, which comes on top.
 */
export async function measureSeenElsewhere(writer: DeskClient, reader: DeskClient, rounds: number): Promise<Latency> {
  const asOf = '2021-11-17'
  const sheet = (await (await writer.get(`/api/daily-counts?asOf=${asOf}`)).json()) as EntrySheet
  const row = sheet.groups.flatMap((group) => group.rows).find((one) => one.level === 'town' && one.stored !== null)!
  let { persons, revision } = { persons: row.stored!.persons ?? 0, revision: row.stored!.revision }
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    persons += 1
    const began = performance.now()
    const saving = writer.write('POST', '/api/daily-counts', {
      campaign: sheet.campaignId, asOf, series: 'reported',
      cells: [{ divisionCode: row.divisionCode, level: 'town', persons, hour: 17, reason: '测速', baseRevision: revision }],
    })
    for (;;) {
      const overview = (await (await reader.get(`/api/ranking?asOf=${asOf}`)).json()) as Overview
      if (overview.rows.find((one) => one.divisionCode === row.divisionCode)?.persons === persons) break
      if (performance.now() - began > 10_000) throw new Error('A save was not seen elsewhere within ten seconds.')
    }
    times.push(performance.now() - began)
    const answer = await saving
    if (!answer.ok) throw new Error(`The save is answered with ${answer.status}.`)
    await answer.arrayBuffer()
    revision += 1
  }
  return latencyOf(times)
}
