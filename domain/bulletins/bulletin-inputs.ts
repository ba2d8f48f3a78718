import type { ReportingLevel, Series } from '@/domain/campaigns/choices'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import type { DivisionWords } from '@/domain/divisions/division-words'
import type { PrintedMilestone, QuotaKind } from '@/domain/quotas/quota'
import type { PlainDate } from '@/domain/time/plain-date'
import type { CutOff } from './cut-off'

/** One revision of a daily count that a bulletin uses: the last of its division within the cut-off, at one level. Persons. */
export interface InputCount {
  coverageGroup: string
  level: ReportingLevel
  code: string
  asOf: PlainDate
  hour: number | null
  revision: number
  persons: number
}

/** Days on which one level counts, and what was known of each division by their end or the cut-off, whichever is earlier (R8). */
export interface InputPeriod {
  level: ReportingLevel
  /** null for the first. */
  from: PlainDate | null
  counts: InputCount[]
}

export interface InputQuota {
  /** The entry of the ledger. */
  entry: string
  code: string
  persons: number
  position: number
  milestones: PrintedMilestone[]
}

/** One quota ledger in force on the cut-off's day (R2). */
export interface InputLedger {
  kind: QuotaKind
  coverageGroup: string
  quotas: InputQuota[]
}

/** A count within an earlier bulletin's cut-off that was changed, withdrawn or reported after its numbers were taken (R7, R13). */
export interface InputCorrection {
  coverageGroup: string
  level: ReportingLevel
  code: string
  name: string
  townCode: string
  /** The day it is of. */
  asOf: PlainDate
  /** Persons as they stood when the earlier numbers were taken; null when nothing was reported of the day. */
  before: number | null
  /** Persons now; null when it was withdrawn. */
  after: number | null
  reason: string
  authorName: string
  /** The day on which the change was recorded. */
  recordedOn: PlainDate
}

/** A denominator that is not what the earlier bulletin had (R2). Persons; null for no quota. */
export interface InputQuotaChange {
  kind: QuotaKind
  coverageGroup: string
  code: string
  name: string
  before: number | null
  after: number | null
  effectiveFrom: PlainDate | null
  documentNumber: string
  reason: string
}

/** Persons of an ended division that was counted, and whose report brings them back. */
export interface MergerPart {
  /** The division: a town, a village, or by a town's code at the village level its line 镇直. */
  code: string
  level: ReportingLevel
  /** Of a town whatever it reports; where villages report, the very divisions whose own counts may hold them. */
  heirs: string[]
  /** A report for a later day than this one holds them. */
  after: PlainDate
  /** As last counted; null when nothing was reported. */
  persons: number | null
}

/**
 * A division that the earlier bulletin counted and that has ended, or one whose persons were awaited in it already, and the
 * division it went into (R4): a town, or where villages report a village of a town that goes on.
 */
export interface InputMerger {
  code: string
  name: string
  into: string
  intoName: string
  lastDay: PlainDate
  /** Whether the earlier bulletin awaited it already; `parts` are then only those that were still out. */
  awaited: boolean
  parts: MergerPart[]
}

/** The earlier bulletin, as far as this one is held against it: the latest edition of the number before. */
export interface InputPrevious {
  issueNumber: number
  edition: number
  hash: string
  cutOff: CutOff
  /** What it counts: with another series the two cannot be compared (R11). */
  series: Series
  rows: { code: string; name: string; quota: number | null; persons: number | null; rank: number | null }[]
  /** What the counts of its cut-off are now: the same cells, as they stand at this drafting. */
  restated: InputPeriod[]
}

/** What a corrected edition counts otherwise than the edition it replaces, of the very same cut-off (R13). */
export interface InputReplaced {
  edition: number
  hash: string
  corrections: InputCorrection[]
  quotaChanges: InputQuotaChange[]
}

/**
 * Everything a bulletin is reckoned from, taken in one moment (R13): integers and text only, so that its canonical bytes are
 * the same everywhere. Results come from this alone (bulletin-results.ts), now and when it is verified in ten years.
 */
export interface BulletinInputs {
  campaign: { id: string; countyCode: string; countyName: string; coverageYear: number; isDemo: boolean }
  words: DivisionWords
  cutOff: CutOff
  /** 2021-11-23 17:05:12.345678, Asia/Shanghai: the moment at which the numbers were taken. */
  takenAt: string
  series: Series
  settings: CampaignSettings
  document: { title: string; number: string }
  /** The towns in force on the cut-off's day. */
  towns: { code: string; name: string }[]
  periods: InputPeriod[]
  ledgers: InputLedger[]
  previous: InputPrevious | null
  /** Of a corrected edition; null for the first edition of a number. */
  replaced: InputReplaced | null
  mergers: InputMerger[]
  corrections: InputCorrection[]
  quotaChanges: InputQuotaChange[]
  /** Sentences on what visits found and nobody has closed, for 存在的问题 (R14). */
  findings: string[]
}
