import 'server-only'
import type { Transaction } from '@/db/client'
import { getSettingsHistory } from '@/db/queries/campaigns'
import { getDivisions } from '@/db/queries/divisions'
import { getReportedByVillages } from '@/db/queries/quota-basis'
import { getNewestEntryBelow, getQuotaLines, toKnown } from '@/db/queries/quotas'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import type { Division } from '@/domain/divisions/division'
import { presentCode } from '@/domain/divisions/successors'
import { lineOf, type QuotaImportLine } from '@/domain/quotas/quota-import'
import { quotaDaySpan } from '@/domain/quotas/quota-change'
import { isCounted, type QuotaLine } from '@/domain/quotas/quota-table-view'
import type { SplitPart } from '@/domain/quotas/split-quota'
import type { PlainDate } from '@/domain/time/plain-date'
import type { CampaignDay } from './campaign'
import { database } from './database'
import { defaultDate, ledgerOf, quotaDates } from './quota-import'

/** What a town's quota is split among, and by what, for the page of the split. */
export interface SplitPage {
  town: { code: string; name: string; persons: number | null }
  parts: SplitPart[]
  /** The campaign whose final counts stand for last year; null when the county has none before. */
  before: { coverageYear: number; asOf: PlainDate } | null
  effectiveFrom: PlainDate
  /** From when to when it may hold (R2). */
  span: { from: PlainDate; until: PlainDate }
  seenEntry: string | null
}

/** The villages' final counts of the campaign before, under the codes they go by now (R4); as the towns' word has them. */
async function lastYearCounts(tx: Transaction, day: CampaignDay, divisions: readonly Division[]) {
  const { campaign, campaigns, choice } = day
  const earlier = campaigns.filter((one) => one.coverageYear < campaign.coverageYear).sort((a, b) => b.coverageYear - a.coverageYear)[0]
  const settings = earlier && (await getSettingsHistory(tx, earlier.id))[0]?.settings
  if (!earlier || !settings) return null
  const asOf = settings.lateWindow?.closesOn ?? settings.closesOn
  const byVillage = new Map<string, number>()
  for (const { divisionCode, persons } of await getReportedByVillages(tx, earlier.id, choice.coverageGroup, campaign.countyCode, asOf)) {
    const code = presentCode(divisionCode, divisions)
    byVillage.set(code, (byVillage.get(code) ?? 0) + persons)
  }
  return { coverageYear: earlier.coverageYear, asOf, byVillage }
}

/** A town's villages with what a split may go by; null outside the actor's scope. Without `from` on the day the next entry would hold. */
export async function getSplitPage(actor: Actor, day: CampaignDay, townCode: string, from: PlainDate | undefined): Promise<SplitPage | null> {
  const ledger = ledgerOf(day)
  return withActor(database(), actor, async (tx) => {
    const dates = await quotaDates(tx, day)
    const effectiveFrom = from ?? (await defaultDate(tx, day, dates))
    const found = await getQuotaLines(tx, ledger, townCode, effectiveFrom)
    if (!found || found.parent.level !== 'town') return null
    const divisions = await getDivisions(tx, day.campaign.countyCode)
    const before = await lastYearCounts(tx, day, divisions)
    const parts = found.parts.filter(isCounted).map(({ divisionCode, name, persons }) => ({
      divisionCode,
      name,
      persons,
      lastYear: before?.byVillage.get(divisionCode) ?? null,
      population: divisions.find((one) => one.code === divisionCode)?.population ?? null,
    }))
    return {
      town: { code: townCode, name: found.parent.name, persons: found.parent.persons },
      parts,
      before: before && { coverageYear: before.coverageYear, asOf: before.asOf },
      effectiveFrom,
      span: quotaDaySpan(dates),
      seenEntry: await getNewestEntryBelow(tx, ledger, townCode),
    }
  })
}

/** The villages' lines with their shares, in the table's order; null when a share is none of these villages'. */
export function splitLines(parts: readonly QuotaLine[], shares: readonly { divisionCode: string; persons: number }[]): QuotaImportLine[] | null {
  const current = parts.filter(isCounted)
  const named = new Map(shares.map((share) => [share.divisionCode, share.persons]))
  if (named.size !== shares.length || shares.some((share) => !current.some((part) => part.divisionCode === share.divisionCode))) return null
  let last = Math.max(0, ...current.map((part) => part.position ?? 0))
  return current.flatMap((part) => {
    const persons = named.get(part.divisionCode)
    if (persons === undefined) return []
    return [lineOf(toKnown(part), { persons, position: part.position ?? ++last, milestones: [], remark: '' })]
  })
}
