import type { CampaignSettings, Milestone } from '@/domain/campaigns/settings'
import { usualWords, type DivisionWords } from '@/domain/divisions/division-words'
import type { DivisionLevel } from '@/domain/divisions/division'
import { milestoneTargets } from '@/domain/quotas/milestone-targets'
import { formatThousands } from '@/domain/numbers/format'
import { bothQuotas, kindGapSummary, otherKind, type BothQuotas } from '@/domain/quotas/kind-gap'
import type { PrintedMilestone, QuotaKind } from '@/domain/quotas/quota'
import { compareQuotaSum, describeQuotaSum, type QuotaSum } from '@/domain/quotas/quota-sums'
import { spanHeading } from '@/domain/quotas/quota-table-form'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'

/** A division with its quota on a day, as it lies in the ledger; persons, null when there is none. */
export interface QuotaLine {
  divisionCode: string
  name: string
  level: DivisionLevel
  persons: number | null
  position: number | null
  milestones: PrintedMilestone[]
  remark: string
  entryCount: number
  /** The last day of a division that is no more; null while it is in force (R4). */
  endedOn: PlainDate | null
  /** The next entry that takes effect after the day. */
  upcoming: { effectiveFrom: PlainDate; persons: number | null } | null
}

/** One entry of the ledger, for the history of a number (R2). `persons` is null when a quota was ended. */
export interface QuotaEntry {
  id: string
  persons: number | null
  milestones: PrintedMilestone[]
  remark: string
  effectiveFrom: PlainDate
  reason: string
  documentNumber: string
  authorName: string
  /** 2021-10-22 15:04, Asia/Shanghai. */
  recordedAt: string
  state: 'past' | 'inForce' | 'upcoming' | 'replaced'
}

/** A column of annex 1: the persons of one stretch, and whether the notice printed them or the share gave them (R3). */
export interface QuotaInstalment {
  persons: number
  isPrinted: boolean
}

export interface QuotaTableLine extends QuotaLine {
  /** One per milestone; null without a quota. */
  instalments: (QuotaInstalment | null)[]
}

/** A parent's quota table as the notice prints it, with the parent's own number beside the sum of its parts. */
export interface QuotaTableView {
  parent: QuotaTableLine
  lines: QuotaTableLine[]
  /** 11月30日前\n需完成人数, one per milestone. */
  headings: string[]
  /** Of the quota first, then of each milestone's stretch. */
  sums: QuotaSum[]
  sentence: string
  /** The quotas of the other kind beside these, by division code; null when that ledger has none (R2). */
  gaps: { kind: QuotaKind; both: Record<string, BothQuotas>; sentence: string | null } | null
  /** Quotas that still stand for divisions which are no more, a sentence each: they count in no sum. */
  endedSentences: string[]
}

/** 11月30日前需完成人数, 12月1日—25日需完成人数: the columns of the campaign's milestones, as annex 1 heads them. */
export function milestoneHeadings(milestones: readonly Pick<Milestone, 'dueOn'>[]): string[] {
  return milestones.map((milestone, index) => spanHeading(milestones[index - 1]?.dueOn, milestone.dueOn))
}

function tableLine(line: QuotaLine, milestones: readonly Milestone[]): QuotaTableLine {
  const { persons } = line
  if (persons === null) return { ...line, instalments: milestones.map(() => null) }
  const targets = milestoneTargets(persons, milestones, line.milestones)
  const instalments = targets.map((target, index) => ({
    persons: target.persons - (targets[index - 1]?.persons ?? 0),
    isPrinted: target.isPrinted && (index === 0 || targets[index - 1]!.isPrinted),
  }))
  return { ...line, instalments }
}

/** Whether a line stands in the sums: a division that is no more does not, its successor carries it (R4). */
export function isCounted(line: Pick<QuotaLine, 'endedOn'>): boolean {
  return line.endedOn === null
}

function endedSentence({ name, endedOn, persons }: QuotaLine): string {
  return `${name}截至${monthDay(endedOn!)}已撤销，原来下达的任务数 ${formatThousands(persons ?? 0)} 人不再计入合计。请按文件核对接续单位的任务数是否已包括这些人。`
}

/** The ledger of the other kind, as far as a table is held against it. */
interface OtherLedger {
  /** The kind of the table itself. */
  kind: QuotaKind
  parent: Pick<QuotaLine, 'divisionCode' | 'persons'>
  parts: readonly Pick<QuotaLine, 'divisionCode' | 'persons'>[]
}

function gapsOf(parent: QuotaLine, parts: readonly QuotaLine[], other: OtherLedger, unit: string): QuotaTableView['gaps'] {
  const persons = new Map([other.parent, ...other.parts].map((line) => [line.divisionCode, line.persons]))
  if ([...persons.values()].every((value) => value === null)) return null
  const of = (line: QuotaLine) => bothQuotas(other.kind, line, persons.get(line.divisionCode) ?? null)
  const sentence = kindGapSummary(of(parent), parts.map(of), unit)
  return { kind: otherKind(other.kind), both: Object.fromEntries([parent, ...parts].map((line) => [line.divisionCode, of(line)])), sentence }
}

/**
 * Lays quotas out as annex 1 does: the notice's order, instalments between milestones, the parent's own number and the
 * sum of the parts beside it, never corrected (R2, R3). With `other`, what the other kind says stands beside each.
 */
export function layOutQuotas(parent: QuotaLine, parts: readonly QuotaLine[], settings: Pick<CampaignSettings, 'milestones'>, asOf: PlainDate, other: OtherLedger | null = null, words: DivisionWords = usualWords): QuotaTableView {
  const own = tableLine(parent, settings.milestones)
  const lines = parts.map((line) => tableLine(line, settings.milestones))
  const current = lines.filter(isCounted)
  const unit = parent.level === 'county' ? words.town : words.village
  const sums = [null, ...settings.milestones.keys()].map((index) => {
    const valueOf = (line: QuotaTableLine) => (index === null ? line.persons : (line.instalments[index]?.persons ?? null))
    return compareQuotaSum({ name: parent.name, persons: valueOf(own) }, current.map((line) => ({ name: line.name, persons: valueOf(line) })))
  })
  const hasAny = own.persons !== null || lines.some((line) => line.persons !== null)
  const sentence = hasAny ? `截至${monthDay(asOf)}，${describeQuotaSum(sums[0]!, unit)}` : `截至${monthDay(asOf)}，${parent.name}还没有下达任务数。`
  const endedSentences = lines.filter((line) => !isCounted(line)).map(endedSentence)
  return { parent: own, lines, headings: milestoneHeadings(settings.milestones), sums, sentence, gaps: other && gapsOf(parent, parts.filter(isCounted), other, unit), endedSentences }
}
