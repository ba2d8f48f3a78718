import { cellText, compactText, type SheetRow } from '@/domain/imports/sheet'

/** A day as a heading writes it; `day` null means the month's last. The year is found from the campaign's milestones. */
export interface HeadingDay {
  year: number | null
  month: number
  day: number | null
}

/**
 * A column of a quota table. `upTo` counts everybody by a day (11月30日前); `instalment` only those within a span
 * (12月1日—25日), to be added to what came before.
 */
export type QuotaColumn = { index: number; heading: string } & (
  | { kind: 'position' | 'name' | 'code' | 'quota' | 'remark' | 'unknown' }
  | { kind: 'upTo'; due: HeadingDay }
  | { kind: 'instalment'; from: HeadingDay; due: HeadingDay }
)

type PlainKind = 'position' | 'name' | 'code' | 'quota' | 'remark'

const headingWords: Record<PlainKind, RegExp> = {
  position: /^(序号|编号|序|seq|no\.?)$/i,
  name: /^(各?[镇乡街道苏木村社区嘎查、\/()]+(名|名称|别)?|单位|单位名称|区划名称|名称|town|village|name)$/i,
  code: /^(行政区划代码|区划代码|区划编码|代码|code|code9|code12|divisioncode)$/i,
  quota: /^((年度|参保|计划|目标|下达|全年)*任务(数|人数)?|计划(参保)?(人)?数|参保计划(任务)?(人)?数|目标(任务)?(人)?数|quota|persons)$/i,
  remark: /^(备注|说明|remark|note)$/i,
}

const day = '(?:(\\d{4})年)?(\\d{1,2})月(?:(\\d{1,2})[日号]|[底末])'
const spanPattern = new RegExp(`${day}起?[-—–~至到]+(?:(\\d{4})年)?(?:(\\d{1,2})月)?(?:(\\d{1,2})[日号]|[底末])`)
const upToPattern = new RegExp(day)
// A column of what has been done, or of a share, is not a target.
const notATarget = /已|实际|截至|截止|率|%|比例/
const aTarget = /前|需|应|任务|目标|计划/

function integer(text: string | undefined): number | null {
  return text === undefined ? null : Number(text)
}

function readPlainHeading(text: string): PlainKind | null {
  const kinds: PlainKind[] = ['position', 'name', 'code', 'quota', 'remark']
  const bare = text.replace(/\((人|单位:人|人数)\)$/, '')
  return kinds.find((kind) => headingWords[kind].test(text) || headingWords[kind].test(bare)) ?? null
}

/** due_by_11_30 and due_12_01_to_12_25, as our own csv writes them. */
function readEnglishMilestone(text: string) {
  const upTo = /^due_by_(?:(\d{4})_)?(\d{1,2})_(\d{1,2})$/i.exec(text)
  if (upTo) return { kind: 'upTo' as const, due: { year: integer(upTo[1]), month: Number(upTo[2]), day: Number(upTo[3]) } }
  const span = /^due_(?:(\d{4})_)?(\d{1,2})_(\d{1,2})_to_(?:(\d{4})_)?(\d{1,2})_(\d{1,2})$/i.exec(text)
  if (!span) return null
  const from = { year: integer(span[1]), month: Number(span[2]), day: Number(span[3]) }
  return { kind: 'instalment' as const, from, due: { year: integer(span[4]), month: Number(span[5]), day: Number(span[6]) } }
}

function readMilestone(text: string) {
  if (notATarget.test(text)) return null
  const span = spanPattern.exec(text)
  if (span) {
    const from = { year: integer(span[1]), month: Number(span[2]), day: integer(span[3]) }
    const due = { year: integer(span[4]), month: integer(span[5]) ?? from.month, day: integer(span[6]) }
    return { kind: 'instalment' as const, from, due }
  }
  const upTo = upToPattern.exec(text)
  if (!upTo || !aTarget.test(text)) return null
  return { kind: 'upTo' as const, due: { year: integer(upTo[1]), month: Number(upTo[2]), day: integer(upTo[3]) } }
}

/** What each filled cell of a row would be if the row were the heading row. */
export function readQuotaHeadings(row: SheetRow): QuotaColumn[] {
  return row.cells.flatMap((value, index): QuotaColumn[] => {
    const text = typeof value === 'string' ? compactText(value) : ''
    if (!text) return []
    const place = { index, heading: cellText(value) }
    const plain = readPlainHeading(text)
    if (plain) return [{ ...place, kind: plain }]
    const milestone = readEnglishMilestone(text) ?? readMilestone(text)
    return [milestone ? { ...place, ...milestone } : { ...place, kind: 'unknown' }]
  })
}

/** Whether a row names the divisions (or their codes) and the quota: then it is the heading row. */
export function isQuotaHeadingRow(columns: QuotaColumn[]): boolean {
  const has = (kind: QuotaColumn['kind']) => columns.some((column) => column.kind === kind)
  return (has('name') || has('code')) && has('quota')
}
