import { everyone } from '@/domain/campaigns/choices'
import type { PlainDate } from '@/domain/time/plain-date'
import type { BulletinInputs, InputMerger, InputPeriod, InputPrevious, MergerPart } from './bulletin-inputs'
import { townTotals } from './town-totals'

/** The newest day that the heirs of a part have reported for; null when they have not. */
export function newestReport(periods: readonly InputPeriod[], { level, heirs }: Pick<MergerPart, 'level' | 'heirs'>): PlainDate | null {
  if (level === 'town') return townTotals([...periods], everyone).get(heirs[0] ?? '')?.reportedFor ?? null
  const days = periods.flatMap(({ counts }) => counts.flatMap((count) => (count.coverageGroup === everyone && count.level === 'village' && heirs.includes(count.code) ? [count.asOf] : [])))
  return days.reduce<PlainDate | null>((newest, day) => (newest === null || day > newest ? day : newest), null)
}

const isBack = (periods: readonly InputPeriod[], part: MergerPart) => (newestReport(periods, part) ?? '') > part.after

/** The town whose number a part comes back into. */
const townOf = ({ heirs }: MergerPart) => (heirs[0] ?? '').slice(0, 9)

/**
 * The parts of a merger that are in nobody's number yet: no report since can hold them, and the town they go to must not come
 * last for it.
 * // R4, R16
 */
export function pendingParts({ periods }: Pick<BulletinInputs, 'periods'>, { parts }: Pick<InputMerger, 'parts'>): MergerPart[] {
  return parts.filter((part) => !isBack(periods, part))
}

/** Mergers of which something is still awaited, with that alone: what the next bulletin goes on waiting for. */
export function pendingMergers(inputs: Pick<BulletinInputs, 'periods' | 'mergers'>): InputMerger[] {
  return inputs.mergers.map((merger) => ({ ...merger, parts: pendingParts(inputs, merger) })).filter(({ parts }) => parts.length > 0)
}

/** The towns whose numbers are still without some of those persons, by code. */
export function pendingTowns(inputs: Pick<BulletinInputs, 'periods' | 'mergers'>): Set<string> {
  return new Set(pendingMergers(inputs).flatMap(({ parts }) => parts.map(townOf)))
}

/** Persons of parts together; null when none is known. */
export function personsOf(parts: readonly MergerPart[]): number | null {
  return parts.reduce<number | null>((sum, { persons }) => (persons === null ? sum : (sum ?? 0) + persons), null)
}

/** Persons by town's code. */
type ByTown = Map<string, number>

interface Moved {
  /** What mergers added to a town's number since the bulletin before: what reports brought along, less what ended in it. */
  merged: ByTown
  /** What has to be added to its restated number, so that the same persons are not told as a correction as well. */
  restated: ByTown
}

/**
 * What mergers did to each town's number. A report within the earlier cut-off that came late brings persons into the restated
 * number already; a merger dated back before that cut-off has taken them out of it: neither is a correction.
 */
export function movedPersons({ periods, mergers, previous }: Pick<BulletinInputs, 'periods' | 'mergers'> & { previous: Pick<InputPrevious, 'cutOff' | 'restated'> | null }): Moved {
  const moved: Moved = { merged: new Map(), restated: new Map() }
  const add = (to: ByTown, town: string, persons: number | null) => to.set(town, (to.get(town) ?? 0) + (persons ?? 0))
  for (const { awaited, lastDay, parts } of mergers) {
    for (const part of parts) {
      if (isBack(periods, part)) add(moved.merged, townOf(part), part.persons)
      if (previous && isBack(previous.restated, part)) add(moved.restated, townOf(part), -(part.persons ?? 0))
      if (awaited) continue
      add(moved.merged, part.code.slice(0, 9), -(part.persons ?? 0))
      if (previous && lastDay < previous.cutOff.day) add(moved.restated, part.code.slice(0, 9), part.persons)
    }
  }
  return moved
}
