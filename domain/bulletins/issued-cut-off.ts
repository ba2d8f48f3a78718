import { cutOffText, isWithin, type CutOff } from '@/domain/bulletins/cut-off'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'

/** Up to where the numbers of a series are in an issued bulletin, and in which. */
export interface IssuedCutOff {
  issueNumber: number
  cutOff: CutOff
}

/** A count about to be written, or to be withdrawn: its hour, and the hour of the value it takes the place of. */
export interface LockedCount {
  name: string
  asOf: PlainDate
  /** undefined for a withdrawal, which brings no number of its own. */
  hour: number | null | undefined
  /** null where the day holds no value. */
  stored: { hour: number | null } | null
}

/**
 * What an issued bulletin asks of a count, as a sentence; null when it lies outside. Asked is where the bulletin would have
 * used the new value, or loses the one it used: what appears in the next as a dated correction. A number of a later hour of
 * the cut-off's own day is a new report, and the one of the cut-off stands.
 * // R13
 */
export function lockedSentence({ name, asOf, hour, stored }: LockedCount, issued: IssuedCutOff | null): string | null {
  if (issued === null) return null
  const { issueNumber, cutOff } = issued
  const until = cutOffText(cutOff)
  const reaches = hour === undefined || isWithin({ asOf, hour }, cutOff)
  if (reaches && stored !== null && isWithin({ asOf, hour: stored.hour }, cutOff)) {
    return `${name}：${monthDay(asOf)}的数已用于第${issueNumber}期通报（截至${until}），更改须写明原因，并会列入下一期通报。`
  }
  if (hour === undefined || !reaches) return null
  return `${name}：${monthDay(asOf)}在第${issueNumber}期通报的截止时点（${until}）之内，补报须写明原因，并会列入下一期通报。`
}

/**
 * What an issued bulletin asks of withdrawing a value of a later hour of its cut-off's own day: that takes the day's earlier
 * numbers along, and one of them may be the one it used. null otherwise.
 * // R13
 */
export function withdrawnAlongSentence({ name, asOf, stored }: Pick<LockedCount, 'name' | 'asOf' | 'stored'>, issued: IssuedCutOff | null): string | null {
  if (issued === null || stored === null || asOf !== issued.cutOff.day || isWithin({ asOf, hour: stored.hour }, issued.cutOff)) return null
  return `${name}：作废会连同${monthDay(asOf)}较早报的数一起作废；其中有第${issued.issueNumber}期通报（截至${cutOffText(issued.cutOff)}）用过的，会列入下一期通报。`
}

/** The quiet line over a sheet whose day an issued bulletin reaches; null when it does not. */
export function lockedDaySentence(asOf: PlainDate, issued: IssuedCutOff | null): string | null {
  if (issued === null || asOf > issued.cutOff.day) return null
  return `第${issued.issueNumber}期通报已签发，截至${cutOffText(issued.cutOff)}。这以前的数要改，须写明原因，并会列入下一期通报。`
}
