import { everyone } from '@/domain/campaigns/choices'
import type { BulletinInputs, InputMerger, InputPrevious, MergerPart } from './bulletin-inputs'
import { townTotals } from './town-totals'

type Counted = Pick<BulletinInputs, 'periods'>

/** Whether the division a part goes on with has reported since: only then can its number hold those persons. */
function hasReported({ periods }: Counted, heir: string, lastDay: InputMerger['lastDay']): boolean {
  if (heir.length === 9) return (townTotals(periods, everyone).get(heir)?.reportedFor ?? '') > lastDay
  return periods.some(({ counts }) => counts.some(({ coverageGroup, code, asOf }) => coverageGroup === everyone && code === heir && asOf > lastDay))
}

/**
 * The parts of a merger that are in nobody's number yet: the successor's is still from before, and must not come last for it.
 * // R4, R16
 */
export function pendingParts(inputs: Counted, { parts, lastDay }: Pick<InputMerger, 'parts' | 'lastDay'>): MergerPart[] {
  return parts.filter(({ heir }) => !hasReported(inputs, heir, lastDay))
}

/** Mergers of which something is still awaited, with that alone: what the next bulletin goes on waiting for. */
export function pendingMergers(inputs: Counted & Pick<BulletinInputs, 'mergers'>): InputMerger[] {
  return inputs.mergers.map((merger) => ({ ...merger, parts: pendingParts(inputs, merger) })).filter(({ parts }) => parts.length > 0)
}

/** Persons of parts together; null when none is known. */
export function personsOf(parts: readonly MergerPart[]): number | null {
  return parts.reduce<number | null>((sum, { persons }) => (persons === null ? sum : (sum ?? 0) + persons), null)
}

/**
 * What mergers added to each town's number since the bulletin before, in persons, by code: what reports brought along, less what
 * an ended division of its own took out of it.
 */
export function mergedPersons(inputs: Counted & Pick<BulletinInputs, 'mergers'> & { previous: Pick<InputPrevious, 'cutOff'> | null }): Map<string, number> {
  const merged = new Map<string, number>()
  const add = (code: string, persons: number | null) => merged.set(code.slice(0, 9), (merged.get(code.slice(0, 9)) ?? 0) + (persons ?? 0))
  for (const merger of inputs.mergers) {
    const pending = pendingParts(inputs, merger)
    for (const part of merger.parts) if (!pending.includes(part)) add(part.heir, part.persons)
    const isNew = inputs.previous !== null && merger.lastDay >= inputs.previous.cutOff.day
    if (isNew) add(merger.code, -(personsOf(merger.parts) ?? 0))
  }
  return merged
}
