import type { ReportingLevel, Series } from '@/domain/campaigns/choices'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import type { Division } from '@/domain/divisions/division'
import type { PrintedMilestone, QuotaKind } from '@/domain/quotas/quota'
import type { PlainDate } from '@/domain/time/plain-date'

/** A county as a plan, before it is written: what the example, the tests and the benchmark load. Persons throughout. */
export interface CountyPlan extends CampaignPlan {
  divisions: Division[]
  /** Campaigns of earlier years, to compare with. */
  earlier?: CampaignPlan[]
}

/** One year's campaign of a planned county. */
export interface CampaignPlan {
  coverageYear: number
  demoDate: PlainDate | null
  settings: CampaignSettings
  document: { title: string; number: string; date: PlainDate }
  quotas: PlannedQuota[]
  counts: PlannedCount[]
}

export interface PlannedQuota {
  divisionCode: string
  kind: QuotaKind
  coverageGroup: string
  persons: number
  position: number
  milestones: PrintedMilestone[]
  remark: string
}

export interface PlannedCount {
  divisionCode: string
  series: Series
  coverageGroup: string
  level: ReportingLevel
  asOf: PlainDate
  hour: number | null
  revision: number
  persons: number
  reason: string
}

/** A small generator of repeatable numbers (mulberry32): the same seed gives the same county everywhere. */
export function repeatable(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
