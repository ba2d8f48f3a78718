import 'server-only'
import type { Transaction } from '@/db/client'
import { lockCounts, readCells, type CellRows, type SaveContext } from '@/db/mutations/daily-counts'
import { saveUpload } from '@/db/mutations/count-uploads'
import { getCampaignWindows, getSettingsByDay } from '@/db/queries/campaigns'
import { getCellsWrittenSince, getMoment } from '@/db/queries/count-uploads'
import { getDivisions } from '@/db/queries/divisions'
import type { Operator, Writer } from '@/domain/access/actor'
import { isInReach } from '@/domain/access/reach'
import { seriesLabels } from '@/domain/campaigns/choices'
import { groupName } from '@/domain/campaigns/measure-choice'
import { compareCounts, summarise, type CountComparison, type CountPreview, type PreviewLine } from '@/domain/count-uploads/count-preview'
import { readCountTable, type CountTableContext, type CountTableReading } from '@/domain/count-uploads/count-table'
import { codeLength } from '@/domain/divisions/division'
import { listProblems, type RowProblem } from '@/domain/imports/row-problem'
import type { Sheet } from '@/domain/imports/sheet'
import { formatThousands } from '@/domain/numbers/format'
import type { CountBatch } from '@/domain/progress/entry-sheet'
import type { CampaignDay } from './campaign'
import { refuseNotFound, resolveWritableDay, unknownCampaign } from './count-measure'
import { Refusal } from './refusals'
import type { CountImportQuery, CountUploadQuery } from '@/domain/count-uploads/upload-api'
import { fingerprintOf, readUploadedTable, refuseTable } from './uploaded-table'

export interface ReadCountUpload {
  day: CampaignDay
  sheets: Sheet[]
}

type Uploader = Writer | Operator
type CountDay = Pick<CampaignDay, 'campaign' | 'choice' | 'settings' | 'asOf' | 'workingDate'>

/** A file as sheets, and what it counts; what the console brings has no more. */
export interface CountFile {
  day: CountDay
  sheets: Sheet[]
}

/** Before the transaction: the campaign and measure, by right, and the file as sheets. */
export async function readCountUpload(writer: Writer, query: CountUploadQuery, bytes: Buffer): Promise<ReadCountUpload> {
  const day = await resolveWritableDay(writer, query)
  return { day, sheets: await readUploadedTable(bytes, query.fileName) }
}

/** The settings of each day and the day that counts as today: what the counts are checked against. */
export async function saveContextOf(tx: Transaction, day: Pick<CampaignDay, 'campaign' | 'workingDate'>): Promise<SaveContext> {
  const settingsOn = await getSettingsByDay(tx, day.campaign.id)
  if (!settingsOn) throw new Refusal(404, unknownCampaign)
  return { workingDate: day.workingDate, settingsOn }
}

async function tableContext(tx: Transaction, writer: Uploader, day: CountDay, town: string | undefined, context: SaveContext): Promise<CountTableContext> {
  const { campaign, choice, settings, asOf, workingDate } = day
  const code = town ?? writer.scopeCode.slice(0, codeLength.town)
  const divisions = await getDivisions(tx, campaign.countyCode)
  const place = divisions.find((one) => one.code === code)
  if (!place || !isInReach(writer, code)) throw new Refusal(404, '没有找到这个镇，或不在您的范围之内。')
  const windows = await getCampaignWindows(tx, campaign.countyCode)
  const own = windows.find((one) => one.coverageYear === campaign.coverageYear)
  if (!own) throw new Refusal(404, unknownCampaign)
  return {
    place, divisions, seriesLabel: seriesLabels[choice.series], groupName: groupName(settings, choice.coverageGroup),
    asOf, workingDate, window: own, otherWindows: windows.filter((one) => one !== own),
    levelOn: (on) => context.settingsOn(on).reportingLevel[choice.series],
  }
}

/** A line that cannot be saved as it stands, as a place to be mended in the file. */
function problemOf(line: PreviewLine, sheet: string): RowProblem {
  return { sheet, row: line.row, column: null, read: formatThousands(line.after), expected: '可以存的数', sentence: `第${line.row}行${line.sentences.join('')}` }
}

interface ComparedUpload {
  batch: CountBatch
  rows: CellRows
  context: SaveContext
  comparison: CountComparison
  reading: Extract<CountTableReading, { ok: true }>
  fingerprint: string
}

/** Reads the table against the county as it is and holds it against the counts; refuses with every place to be mended. */
async function compareUpload(tx: Transaction, writer: Uploader, query: CountUploadQuery, { day, sheets }: CountFile): Promise<ComparedUpload> {
  const { campaign, choice } = day
  const context = await saveContextOf(tx, day)
  const reading = readCountTable(sheets, await tableContext(tx, writer, day, query.town, context))
  if (!reading.ok) throw refuseTable(reading)
  const measure = { campaign: campaign.id, series: choice.series, coverageGroup: choice.coverageGroup }
  const rows = await readCells(tx, measure, reading.lines)
  const comparison = compareCounts(reading.lines, rows, { ...context, reasonForAll: query.reason ?? '' })
  const refused = comparison.lines.filter((line) => line.state === 'refused')
  if (refused.length > 0) throw refuseTable(listProblems(refused.map((line) => problemOf(line, reading.sheet))))
  // The reason typed beside the preview is no part of what was seen.
  const seen = comparison.cells.map(({ divisionCode, level, asOf, persons, hour, baseRevision }) => [divisionCode, level, asOf, persons, hour, baseRevision])
  const fingerprint = fingerprintOf([measure, seen])
  return { batch: { ...measure, cells: comparison.cells }, rows, context, comparison, reading, fingerprint }
}

/** What an uploaded file would change. Changes nothing. */
export async function previewUpload(tx: Transaction, writer: Uploader, query: CountUploadQuery, prepared: CountFile): Promise<CountPreview> {
  const seenAt = await getMoment(tx)
  const { comparison, reading, batch, fingerprint } = await compareUpload(tx, writer, query, prepared)
  const { sheet, headingRow, blankRows, warnings } = reading
  const { series, coverageGroup } = batch
  return { fileName: query.fileName, sheet, headingRow, series, coverageGroup, blankRows, warnings, fingerprint, seenAt, ...summarise(comparison.lines) }
}

const namedMoved = 5

/** Somebody wrote while the preview was looked at: which cells moved, and who moved them. Nothing was imported. */
async function refuseMoved(tx: Transaction, { campaign, series, coverageGroup, cells }: CountBatch, seenAt: string | undefined): Promise<Refusal> {
  const moved = seenAt === undefined ? [] : await getCellsWrittenSince(tx, { campaignId: campaign, series, coverageGroup }, cells, seenAt, 200)
  const named = moved.slice(0, namedMoved).map(({ name, asOf, authorName, recordedAt, persons }) => `${name} ${asOf}（${authorName} ${recordedAt} ${persons === null ? '作废' : `报 ${formatThousands(persons)} 人`}）`)
  const which = named.length === 0 ? '' : `改动的是：${named.join('、')}${moved.length > namedMoved ? `等${moved.length}项` : ''}。`
  return new Refusal(409, `预览之后数据又有改动，什么都没有导入。${which}请重新预览，核对后再导入。`, { reason: 'changedSincePreview', moved: moved.slice(0, namedMoved) })
}

/** Imports an uploaded file, all or nothing, by the path of typed counts. Another state than the one previewed is refused. */
export async function importUpload(tx: Transaction, writer: Uploader, query: CountImportQuery, prepared: CountFile) {
  if (writer.role !== 'sender' && query.fingerprint === undefined) throw new Refusal(422, '缺少预览的标记，请重新预览后再导入。')
  await lockCounts(tx, prepared.day.campaign.id)
  const compared = await compareUpload(tx, writer, query, prepared)
  const { batch, rows, context, comparison, reading } = compared
  if (query.fingerprint !== undefined && query.fingerprint !== compared.fingerprint) throw await refuseMoved(tx, batch, query.seenAt)
  const asks = comparison.lines.filter((line) => line.state === 'needsReason')
  if (asks.length > 0) throw refuseTable(listProblems(asks.map((line) => problemOf(line, reading.sheet))))
  const outcome = await saveUpload(tx, writer, batch, rows, context, query.fileName)
  if (outcome.outcome === 'notFound') throw refuseNotFound(outcome)
  // A writer that took no lock came between reading and writing.
  if (outcome.outcome === 'refused') throw await refuseMoved(tx, batch, query.seenAt)
  const days = [...new Set(batch.cells.map((cell) => cell.asOf))].sort()
  return { body: { upload: outcome.uploadId, saved: outcome.saved.length, same: outcome.unchanged, days }, audit: outcome.audit }
}
