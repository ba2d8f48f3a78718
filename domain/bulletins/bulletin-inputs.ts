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

/** A count that an earlier bulletin used and that stands otherwise now, or that was reported afterwards (R7, R13). */
export interface InputCorrection {
  coverageGroup: string
  level: ReportingLevel
  code: string
  name: string
  townCode: string
  /** What the earlier bulletin used; null when it knew nothing of the division. */
  before: { asOf: PlainDate; persons: number } | null
  /** What holds now for the same cut-off; null when it was withdrawn. */
  after: { asOf: PlainDate; persons: number } | null
  reason: string
  authorName: string
  /** The day on which it was recorded, or null when nothing was recorded of it. */
  recordedOn: PlainDate | null
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

/** A town that ended since the earlier bulletin, and the one it went into (R4). */
export interface InputMerger {
  code: string
  name: string
  into: string
  lastDay: PlainDate
}

/** The earlier bulletin, as far as this one is held against it: the latest edition of the number before. */
export interface InputPrevious {
  issueNumber: number
  edition: number
  hash: string
  cutOff: CutOff
  /** Whether the town had a rank there; a series or base of its own would make the two unlike. */
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
  /** 2021-11-23 17:05:12, Asia/Shanghai: the moment at which the numbers were taken. */
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
}
