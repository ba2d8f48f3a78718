import { sql } from 'drizzle-orm'
import type { BulletinInputs, InputCorrection, InputMerger, InputPeriod, InputPrevious, InputQuotaChange } from '@/domain/bulletins/bulletin-inputs'
import { changedQuotas } from '@/domain/bulletins/compare-inputs'
import type { CutOff } from '@/domain/bulletins/cut-off'
import { everyone } from '@/domain/campaigns/choices'
import { levelPeriods, settingsInForce } from '@/domain/campaigns/settings-in-force'
import { endedSince, mergersSince, type Since } from '@/domain/bulletins/mergers-since'
import { divisionWords, type NameEndings } from '@/domain/divisions/division-words'
import { inForce } from '@/domain/divisions/division'
import { addDays, type PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import type { SealedBulletin } from '../sealing/seal'
import type { Ground, Sealed } from '../queries/bulletin-issues'
import type { DatedCampaign } from '../queries/campaigns'
import { getDivisions } from '../queries/divisions'
import { getChangedCells, getCountsWithin, getLedgerEntries, getPlaceNames, toLedgers, toPeriods, type CountedPeriod, type CountsWanted, type LedgerEntry } from '../queries/bulletin-inputs'
import { lockCounts } from './daily-counts'
import { lockQuotas } from './quotas'

interface Wanted extends Ground {
  campaign: DatedCampaign
  nameEndings: NameEndings
  cutOff: CutOff
  /** Sentences on visits. */
  findings: string[]
}

/** The periods a bulletin counted by; each ends the day before the next begins. */
function periodsOf({ periods }: BulletinInputs): CountedPeriod[] {
  return periods.map(({ level, from }, index) => {
    const next = periods[index + 1]?.from
    return { level, from, until: next ? addDays(next, -1) : null }
  })
}

function previousOf({ issue, seal }: Sealed, restated: InputPrevious['restated']): InputPrevious {
  return {
    issueNumber: seal.issueNumber,
    edition: seal.edition,
    hash: issue.hash,
    cutOff: seal.inputs.cutOff,
    series: seal.inputs.series,
    rows: seal.results.rows.map(({ divisionCode: code, name, quota, persons, rank }) => ({ code, name, quota, persons, rank })),
    restated,
  }
}

/** Mergers with what was known of each ended division on its last day. */
async function mergersOf(tx: Transaction, wanted: CountsWanted, since: Since): Promise<InputMerger[]> {
  const counts = new Map<PlainDate, InputPeriod[]>()
  for (const lastDay of new Set(endedSince(since).map(({ validTo }) => validTo))) {
    counts.set(lastDay, toPeriods(wanted.periods, await getCountsWithin(tx, { ...wanted, groups: [everyone], cutOff: { day: lastDay, hour: 24 } })))
  }
  return mergersSince(since, (lastDay) => counts.get(lastDay) ?? [])
}

/** Which counts a bulletin took: its own series, groups, levels and cut-off. */
function wantedBy(inputs: BulletinInputs): CountsWanted {
  const { campaign, series, settings, cutOff } = inputs
  return { campaignId: campaign.id, countyCode: campaign.countyCode, series, groups: [everyone, ...settings.mustCoverGroups.map((group) => group.code)], periods: periodsOf(inputs), cutOff }
}

/** What was changed within a bulletin's cut-off since its numbers were taken: what the next one lists, or numbers taken anew would hold. */
export async function correctionsOf(tx: Transaction, inputs: BulletinInputs): Promise<InputCorrection[]> {
  const cells = await getChangedCells(tx, wantedBy(inputs), inputs.takenAt)
  const names = await getPlaceNames(tx, cells.map(({ code }) => code))
  return cells.map((cell) => ({ ...cell, name: names.get(cell.code) ?? cell.code, townCode: cell.code.slice(0, 9) }))
}

async function quotaChangesOf(tx: Transaction, { inputs: used }: SealedBulletin, entries: readonly LedgerEntry[], ledgers: BulletinInputs['ledgers'], ended: ReadonlySet<string>): Promise<InputQuotaChange[]> {
  const changed = changedQuotas(used.ledgers, ledgers, ended)
  const names = await getPlaceNames(tx, changed.map(({ code }) => code))
  return changed.map((change) => {
    const entry = entries.find((one) => one.kind === change.kind && one.coverageGroup === change.coverageGroup && one.code === change.code)
    return { ...change, name: names.get(change.code) ?? change.code, effectiveFrom: entry?.effectiveFrom ?? null, documentNumber: entry?.documentNumber ?? '', reason: entry?.reason ?? '' }
  })
}

/**
 * Takes everything a bulletin of this cut-off is reckoned from, in one moment (R13): those who write counts or quotas of the
 * campaign are kept waiting until the caller's transaction ends, so a save is wholly in or wholly out.
 */
export async function takeInputs(tx: Transaction, wanted: Wanted): Promise<BulletinInputs> {
  const { campaign, nameEndings, cutOff, previous, replaced, findings } = wanted
  await lockCounts(tx, campaign.id)
  await lockQuotas(tx, campaign.id)
  const dated = settingsInForce(campaign.revisions, cutOff.day)
  if (!dated) throw new Error(`The campaign ${campaign.id} has no settings.`)
  const { settings } = dated
  const series = settings.countingSeries
  const periods = levelPeriods(campaign.revisions, series).filter(({ from }) => from === null || from <= cutOff.day)
  const groups = [everyone, ...settings.mustCoverGroups.map((group) => group.code)]
  const wantedCounts = { campaignId: campaign.id, countyCode: campaign.countyCode, series, groups, periods, cutOff }
  const divisions = await getDivisions(tx, campaign.countyCode)
  const counts = await getCountsWithin(tx, wantedCounts)
  const restated = previous ? toPeriods(periodsOf(previous.seal.inputs), await getCountsWithin(tx, wantedBy(previous.seal.inputs))) : []
  const towns = divisions.filter((division) => division.level === 'town' && inForce(division, cutOff.day)).map(({ code, name }) => ({ code, name }))
  const entries = await getLedgerEntries(tx, campaign.id, campaign.countyCode, groups, cutOff.day)
  const ledgers = toLedgers(entries, new Set([campaign.countyCode, ...towns.map((town) => town.code)]))
  const mergers = previous ? await mergersOf(tx, wantedCounts, { previous: previous.seal.inputs, divisions, day: cutOff.day, level: settings.reportingLevel[series] }) : []
  const [now] = await tx.execute<{ moment: string }>(sql`select to_char(clock_timestamp() at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS.US') as moment`)
  return {
    campaign: { id: campaign.id, countyCode: campaign.countyCode, countyName: campaign.countyName, coverageYear: campaign.coverageYear, isDemo: campaign.demoDate !== null },
    words: divisionWords(campaign.countyName, nameEndings),
    cutOff,
    takenAt: now!.moment,
    series,
    settings,
    document: { title: dated.documentTitle, number: dated.documentNumber },
    towns,
    periods: toPeriods(periods, counts),
    ledgers,
    previous: previous && previousOf(previous, restated),
    replaced: replaced && {
      edition: replaced.seal.edition,
      hash: replaced.issue.hash,
      corrections: await correctionsOf(tx, replaced.seal.inputs),
      quotaChanges: await quotaChangesOf(tx, replaced.seal, entries, ledgers, new Set()),
    },
    mergers,
    corrections: previous ? await correctionsOf(tx, previous.seal.inputs) : [],
    quotaChanges: previous ? await quotaChangesOf(tx, previous.seal, entries, ledgers, new Set(mergers.map((merger) => merger.code))) : [],
    findings,
  }
}
