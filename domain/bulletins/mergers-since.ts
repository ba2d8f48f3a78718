import { everyone, type ReportingLevel } from '@/domain/campaigns/choices'
import { inForce, type Division } from '@/domain/divisions/division'
import { presentCode } from '@/domain/divisions/successors'
import type { PlainDate } from '@/domain/time/plain-date'
import type { BulletinInputs, InputMerger, InputPeriod, MergerPart } from './bulletin-inputs'
import { pendingMergers } from './merger'
import { townTotals } from './town-totals'

interface Since {
  /** What the earlier bulletin was reckoned from. */
  previous: Pick<BulletinInputs, 'cutOff' | 'periods' | 'mergers'>
  /** The counts of its cut-off as they stand now. */
  restated: readonly InputPeriod[]
  /** All divisions of the county, ended ones included. */
  divisions: readonly Division[]
  /** The cut-off's day. */
  day: PlainDate
  /** The level that reports on it. */
  level: ReportingLevel
}

/** The persons a village, or the line 镇直 of a town, had at the village level; null when nothing was reported. */
function villagePersons(restated: readonly InputPeriod[], code: string): number | null {
  const counts = restated.flatMap((period) => period.counts).filter((count) => count.coverageGroup === everyone && count.level === 'village' && count.code === code)
  return counts[counts.length - 1]?.persons ?? null
}

/** Where an ended town's persons go on: its successor's report, or where villages report theirs and the line 镇直. */
function partsOfTown(town: Division, into: string, heirOf: (code: string) => string, { restated, divisions, previous, level }: Since): MergerPart[] {
  const total = townTotals([...restated], everyone).get(town.code)?.persons ?? null
  if (level === 'town') return [{ heir: into, persons: total }]
  const villages = divisions.filter((one) => one.level === 'village' && one.code.startsWith(town.code) && inForce(one, previous.cutOff.day)).map(({ code }) => ({ heir: heirOf(code), persons: villagePersons(restated, code) }))
  const known = [...villages, { heir: into, persons: villagePersons(restated, town.code) }].filter(({ persons }) => persons !== null)
  return known.length > 0 ? known : [{ heir: into, persons: total }]
}

/**
 * What ended between the earlier bulletin's cut-off and this one's and was counted until then, and what ended before and is
 * still awaited (R4): towns, and where villages report villages of towns that go on. In the order of their codes.
 */
export function mergersSince(since: Since): InputMerger[] {
  const { previous, restated, divisions, day, level } = since
  // What came after the cut-off's day is not yet so: a successor that still stood then is the end of the way.
  const then = divisions.map((division) => (inForce(division, day) ? { ...division, successorCode: null } : division))
  const heirOf = (code: string) => presentCode(code, then)
  const nameOf = (code: string) => {
    const name = divisions.find((one) => one.code === code)?.name ?? code
    return code.length === 12 ? `${divisions.find((one) => one.code === code.slice(0, 9))?.name ?? ''}${name}` : name
  }
  const ended = divisions.filter((one) => one.level !== 'county' && inForce(one, previous.cutOff.day) && !inForce(one, day))
  const endedTowns = new Set(ended.filter((one) => one.level === 'town').map(({ code }) => code))
  const counted = ended.filter((one) => one.level === 'town' || (level === 'village' && !endedTowns.has(one.code.slice(0, 9)) && villagePersons(restated, one.code) !== null))
  const fresh = counted.map((one): InputMerger => {
    const into = heirOf(one.code)
    const parts = one.level === 'town' ? partsOfTown(one, into, heirOf, since) : [{ heir: into, persons: villagePersons(restated, one.code) }]
    return { code: one.code, name: nameOf(one.code), into, intoName: nameOf(into), lastDay: one.validTo!, parts }
  })
  const awaited = pendingMergers(previous).map((merger): InputMerger => {
    const into = heirOf(merger.into)
    return { ...merger, into, intoName: nameOf(into), parts: merger.parts.map((part) => ({ ...part, heir: heirOf(part.heir) })) }
  })
  return [...awaited, ...fresh].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
}
