import { everyone, type ReportingLevel } from '@/domain/campaigns/choices'
import { inForce, type Division } from '@/domain/divisions/division'
import { presentCode } from '@/domain/divisions/successors'
import type { PlainDate } from '@/domain/time/plain-date'
import type { BulletinInputs, InputMerger, InputPeriod, MergerPart } from './bulletin-inputs'
import { newestReport, pendingMergers } from './merger'
import { townTotals } from './town-totals'

/** What the earlier bulletin was reckoned from. */
type Earlier = Pick<BulletinInputs, 'towns' | 'periods' | 'mergers'>

export interface Since {
  previous: Earlier
  /** All divisions of the county, ended ones included. */
  divisions: readonly Division[]
  /** The cut-off's day. */
  day: PlainDate
  /** The level that reports on it. */
  level: ReportingLevel
}

/** A division with the last day it had. */
export type Ended = Division & { validTo: PlainDate }

const isEnded = (division: Division, day: PlainDate): division is Ended => division.validTo !== null && division.validTo < day

/**
 * The divisions that the earlier bulletin counted and that have ended by a day, in the order of their codes, whatever day the
 * merger was dated back to: towns, and where villages report villages of towns that go on.
 */
export function endedSince({ previous, divisions, day, level }: Since): Ended[] {
  const towns = new Set(previous.towns.map(({ code }) => code))
  const villages = new Set(previous.periods.flatMap(({ counts }) => counts.flatMap((count) => (count.level === 'village' && count.coverageGroup === everyone ? [count.code] : []))))
  const ended = divisions.filter((one): one is Ended => isEnded(one, day))
  const gone = new Set(ended.filter(({ code }) => towns.has(code)).map(({ code }) => code))
  const counted = ended.filter(({ code, level: of }) => gone.has(code) || (level === 'village' && of === 'village' && villages.has(code) && !gone.has(code.slice(0, 9))))
  return counted.sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** Where an ended division goes on, and since when: over all mergers on the way up to a day. */
function wayOf(code: string, { divisions, day }: Since): { into: string; lastDay: PlainDate | null } {
  // What came after the cut-off's day is not yet so: a successor that still stood then is the end of the way.
  const then = divisions.map((division) => (inForce(division, day) ? { ...division, successorCode: null } : division))
  const into = presentCode(code, then)
  let lastDay: PlainDate | null = null
  for (let here = then.find((one) => one.code === code); here && here.code !== into; here = then.find((one) => one.code === here!.successorCode)) {
    if (here.validTo !== null && (lastDay === null || here.validTo > lastDay)) lastDay = here.validTo
  }
  return { into, lastDay }
}

/** Where villages report: the village that goes on with it; where that is not known yet, 镇直 and the villages founded since. */
function heirsOf(into: string, since: PlainDate, { divisions, day }: Since): string[] {
  if (into.length === 12) return [into]
  return [into, ...divisions.filter((one) => one.level === 'village' && one.code.startsWith(into) && one.validFrom > since && inForce(one, day)).map(({ code }) => code)]
}

/** A part under the divisions and the level of the cut-off's day. Villages that no longer report for themselves are awaited from their town. */
function renewed(part: MergerPart, since: Since): MergerPart {
  const { into, lastDay } = wayOf(part.code, since)
  const after = lastDay !== null && lastDay > part.after ? lastDay : part.after
  const level = since.level === 'town' ? 'town' : part.level
  const heirs = level === 'town' ? [into.slice(0, 9)] : heirsOf(into, lastDay ?? after, since)
  const next = { ...part, level, heirs, after }
  if (heirs.join() === part.heirs.join() && level === part.level) return next
  // A report that the earlier bulletin used beside it cannot hold it.
  const used = newestReport(since.previous.periods, next)
  return used !== null && used > after ? { ...next, after: used } : next
}

/** What was known of a division on its last day, at the level that counted then. */
function partsOf(ended: Ended, last: readonly InputPeriod[], since: Since): MergerPart[] {
  const part = (code: string, level: ReportingLevel, persons: number | null) => renewed({ code, level, heirs: [], after: ended.validTo, persons }, since)
  const isTown = ended.level === 'town'
  const ofVillages = last.flatMap((period) => (period.level === 'village' ? period.counts : [])).filter((count) => count.coverageGroup === everyone && (isTown ? count.code.startsWith(ended.code) : count.code === ended.code))
  const newest = new Map(ofVillages.map((count) => [count.code, count.persons]))
  if (since.level === 'village' && newest.size > 0) return Array.from(newest, ([code, persons]) => part(code, 'village', persons))
  return [part(ended.code, 'town', townTotals([...last], everyone).get(ended.code.slice(0, 9))?.persons ?? null)]
}

/**
 * What ended of what the earlier bulletin counted, and what was awaited in it already and still is (R4), in the order of codes.
 * `countsOf` are the counts as they stand now up to the end of a division's last day.
 */
export function mergersSince(since: Since, countsOf: (lastDay: PlainDate) => readonly InputPeriod[]): InputMerger[] {
  const { previous, divisions } = since
  const nameOf = (code: string) => {
    const name = divisions.find((one) => one.code === code)?.name ?? code
    return code.length === 12 ? `${divisions.find((one) => one.code === code.slice(0, 9))?.name ?? ''}${name}` : name
  }
  const fresh = endedSince(since).map((ended): InputMerger => {
    const { into } = wayOf(ended.code, since)
    return { code: ended.code, name: nameOf(ended.code), into, intoName: nameOf(into), lastDay: ended.validTo, awaited: false, parts: partsOf(ended, countsOf(ended.validTo), since) }
  })
  const awaited = pendingMergers(previous).map((merger): InputMerger => {
    const { into } = wayOf(merger.code, since)
    return { ...merger, into, intoName: nameOf(into), awaited: true, parts: merger.parts.map((part) => renewed(part, since)) }
  })
  return [...awaited, ...fresh].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
}
