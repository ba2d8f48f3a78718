import 'server-only'
import type { Transaction } from '@/db/client'
import { lockCounts, readCells } from '@/db/mutations/daily-counts'
import { saveUpload } from '@/db/mutations/count-uploads'
import type { Writer } from '@/domain/access/actor'
import { compareCounts } from '@/domain/count-uploads/count-preview'
import type { CountLine } from '@/domain/count-uploads/count-table'
import { mostRowsNamed, type SentAnswer, type SentCounts, type SentRefusal } from '@/domain/count-uploads/upload-api'
import { codeLength } from '@/domain/divisions/division'
import { dayCellKey } from '@/domain/progress/entry-sheet'
import type { CampaignDay } from './campaign'
import { saveContextOf } from './count-upload'
import { refuseNotFound, resolveWritableDay, unknownCampaign } from './count-measure'
import { resolveCampaignDay } from './campaign'
import { Refusal } from './refusals'

/** The name under which a delivery without a file is listed. */
const deliveryName = '接口报送'

/** The campaign a delivery names, by id or coverage year, on its day and by right. */
export async function resolveSentDay(writer: Writer, { campaign, coverageYear, asOf, series, group }: SentCounts): Promise<CampaignDay> {
  const newest = coverageYear === undefined ? null : await resolveCampaignDay(writer, {})
  const named = coverageYear === undefined ? campaign : newest?.campaigns.find((one) => one.coverageYear === coverageYear)?.id
  if (coverageYear !== undefined && named === undefined) throw new Refusal(404, unknownCampaign)
  return resolveWritableDay(writer, { campaign: named, asOf, series, group })
}

/** The rows as lines of a table; a row's place in the list stands for its number. */
function linesOf({ asOf, rows }: SentCounts): CountLine[] {
  return rows.map(({ divisionCode, persons, hour, reason, direct }, index) => ({
    row: index + 1, divisionCode, name: divisionCode, asOf, persons, hour: hour ?? null, reason: reason ?? '',
    level: divisionCode.length === codeLength.village || direct === true ? 'village' : 'town',
  }))
}

function refuseRows(rows: SentRefusal['rows']): Refusal {
  return new Refusal(422, `有${rows.length}处不能存，什么都没有存。${rows[0]?.sentence ?? ''}`, { rows: rows.slice(0, mostRowsNamed), problemCount: rows.length })
}

/** Saves what a program sent, all rows or none, by the path of typed counts (R5, R22); the answer names the first of them. */
export async function saveSentCounts(tx: Transaction, writer: Writer, sent: SentCounts, day: CampaignDay) {
  await lockCounts(tx, day.campaign.id)
  const context = await saveContextOf(tx, day)
  const measure = { campaign: day.campaign.id, series: day.choice.series, coverageGroup: day.choice.coverageGroup }
  const lines = linesOf(sent)
  const rows = await readCells(tx, measure, lines)
  const { cells } = compareCounts(lines, rows, { ...context, reasonForAll: '' })
  const outcome = await saveUpload(tx, writer, { ...measure, cells }, rows, context, deliveryName)
  if (outcome.outcome === 'notFound') throw refuseNotFound(outcome)
  if (outcome.outcome === 'refused') {
    const places = new Map(lines.map((line) => [dayCellKey(line), line.row]))
    throw refuseRows(outcome.problems.map((problem) => ({ row: places.get(dayCellKey(problem)) ?? 0, divisionCode: problem.divisionCode, outcome: 'refused', code: problem.code, sentence: problem.sentence })))
  }
  const written = new Set(outcome.saved.map(dayCellKey))
  const body: SentAnswer = {
    upload: outcome.uploadId,
    saved: outcome.saved.length,
    same: outcome.unchanged,
    rows: lines.slice(0, mostRowsNamed).map((line) => ({ divisionCode: line.divisionCode, outcome: written.has(dayCellKey(line)) ? 'saved' : 'same', persons: line.persons, before: rows.get(dayCellKey(line))?.stored?.persons ?? null })),
    hidden: Math.max(0, lines.length - mostRowsNamed),
  }
  return { body, audit: outcome.audit }
}
