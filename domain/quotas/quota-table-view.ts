import type { CampaignSettings, Milestone } from '@/domain/campaigns/settings'
import type { DivisionLevel } from '@/domain/divisions/division'
import { milestoneTargets } from '@/domain/quotas/milestone-targets'
import type { PrintedMilestone } from '@/domain/quotas/quota'
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

/**
 * Lays quotas out as annex 1 does: the notice's order, instalments between milestones, the parent's own number and the
 * sum of the parts beside it, never corrected (R2, R3).
 */
export function layOutQuotas(parent: QuotaLine, parts: readonly QuotaLine[], settings: Pick<CampaignSettings, 'milestones'>, asOf: PlainDate): QuotaTableView {
  const own = tableLine(parent, settings.milestones)
  const lines = parts.map((line) => tableLine(line, settings.milestones))
  const unit = parent.level === 'county' ? '镇' : '村（社区）'
  const sums = [null, ...settings.milestones.keys()].map((index) => {
    const valueOf = (line: QuotaTableLine) => (index === null ? line.persons : (line.instalments[index]?.persons ?? null))
    return compareQuotaSum({ name: parent.name, persons: valueOf(own) }, lines.map((line) => ({ name: line.name, persons: valueOf(line) })))
  })
  const hasAny = own.persons !== null || lines.some((line) => line.persons !== null)
  const sentence = hasAny ? `截至${monthDay(asOf)}，${describeQuotaSum(sums[0]!, unit)}` : `截至${monthDay(asOf)}，${parent.name}还没有下达任务数。`
  return { parent: own, lines, headings: milestoneHeadings(settings.milestones), sums, sentence }
}
