import { lockedSentence, type IssuedCutOff } from '@/domain/bulletins/issued-cut-off'
import { formatThousands } from '@/domain/numbers/format'
import { maxPersons } from '@/domain/numbers/parse-persons'
import { monthDay, yearMonthDay, type PlainDate } from '@/domain/time/plain-date'
import type { CampaignSettings } from '@/domain/campaigns/settings'

export type CountRefusal = 'notWhole' | 'hourOutOfRange' | 'futureDate' | 'beforeWindow'
export type CountDoubt = 'inBulletin' | 'afterWindow' | 'fall' | 'nextFalls' | 'jump' | 'abovePopulation' | 'aboveEveryone'

/** What is wrong or doubtful with one count: a code for the program, a sentence for the person. */
export interface CountProblem<Code extends string = CountRefusal | CountDoubt> {
  code: Code
  sentence: string
}

/** Refusals cannot be saved. Doubts can, with one reason that answers them all. */
export interface CountCheck {
  refusals: CountProblem<CountRefusal>[]
  needsReason: CountProblem<CountDoubt>[]
}

/** A value another day already holds. */
export interface NeighbourCount {
  persons: number
  reportedFor: PlainDate
}

/** One cumulative count about to be saved or corrected (persons), and what is already known around it. */
export interface CountToCheck {
  divisionName: string
  persons: number
  countedFor: PlainDate
  /** 0–24, null when not given. */
  hour: number | null
  workingDate: PlainDate
  settings: Pick<CampaignSettings, 'opensOn' | 'closesOn' | 'lateWindow'>
  /** The latest value of an earlier day, and the earliest value of a later day; never the value being corrected. */
  previous: NeighbourCount | null
  next: NeighbourCount | null
  /** Recorded residents; null when none are recorded or a group is counted, and then nothing is checked against them. */
  population: number | null
  /** The quota of the same coverage group; null without one. */
  quota: number | null
  /** What is known of everyone on the day where a must-cover group is counted (R18); null for everyone, or when unknown. */
  everyone: number | null
  /** The hour of the value that the day holds and this one takes the place of; null where it holds none. */
  stored: { hour: number | null } | null
  /** The latest issued bulletin of the series that reaches this day (R13); null without one. */
  issued: IssuedCutOff | null
}

const persons = formatThousands

function checkValue({ divisionName, persons: value, hour }: CountToCheck): CountProblem<CountRefusal>[] {
  const problems: CountProblem<CountRefusal>[] = []
  if (!Number.isInteger(value) || value < 0 || value > maxPersons) {
    problems.push({ code: 'notWhole', sentence: `${divisionName}：读到“${value}”，人数应为 0 至 ${persons(maxPersons)} 的整数，请改后再报。` })
  }
  return [...problems, ...checkHour(divisionName, hour)]
}

/** The hour alone: a withdrawal carries the sheet's hour too, and no number. */
export function checkHour(divisionName: string, hour: number | null): CountProblem<'hourOutOfRange'>[] {
  if (hour === null || (Number.isInteger(hour) && hour >= 0 && hour <= 24)) return []
  return [{ code: 'hourOutOfRange', sentence: `${divisionName}：读到“${hour}时”，时点应为 0 至 24 的整点，请改正，或留空。` }]
}

function checkDate({ divisionName, countedFor, workingDate, settings }: CountToCheck): CountProblem<CountRefusal>[] {
  if (countedFor > workingDate) {
    const sentence = `${divisionName}：所填日期${yearMonthDay(countedFor)}晚于系统的今天（${yearMonthDay(workingDate)}，以服务器为准），还没有到的日子不能填报。请核对所选日期和电脑右下角的日期、时间。`
    return [{ code: 'futureDate', sentence }]
  }
  if (countedFor < settings.opensOn) {
    const sentence = `${divisionName}：所填日期${yearMonthDay(countedFor)}早于开征日（${yearMonthDay(settings.opensOn)}），请改日期；开征日有变的，请县医保局先改征缴期。`
    return [{ code: 'beforeWindow', sentence }]
  }
  return []
}

/** Windows do get extended (Shaanxi 二(四)), and papers come late: after the end a reason is enough. */
function checkWindowEnd({ divisionName, countedFor, settings }: CountToCheck): CountProblem<CountDoubt>[] {
  const { closesOn, lateWindow } = settings
  const isInLateWindow = lateWindow !== null && countedFor >= lateWindow.opensOn && countedFor <= lateWindow.closesOn
  if (countedFor <= closesOn || isInLateWindow) return []
  const sentence = `${divisionName}：所填日期${monthDay(countedFor)}已过集中征缴期（${monthDay(closesOn)}截止），请填写原因，或改日期；征缴期延长的，请县医保局先改征缴期。`
  return [{ code: 'afterWindow', sentence }]
}

function checkNeighbours(count: CountToCheck): CountProblem<CountDoubt>[] {
  const { divisionName, persons: value, countedFor, previous, next } = count
  const problems: CountProblem<CountDoubt>[] = []
  const own = `${divisionName}：${monthDay(countedFor)}填 ${persons(value)} 人`
  if (previous && value < previous.persons) {
    const less = `比${monthDay(previous.reportedFor)}的 ${persons(previous.persons)} 人少 ${persons(previous.persons - value)} 人`
    problems.push({ code: 'fall', sentence: `${own}，${less}。累计数下降请填写原因（如退费），填错的请改正。` })
  }
  if (next && value > next.persons) {
    const more = `比${monthDay(next.reportedFor)}已报的 ${persons(next.persons)} 人多 ${persons(value - next.persons)} 人`
    problems.push({ code: 'nextFalls', sentence: `${own}，${more}，会使${monthDay(next.reportedFor)}的累计数变为下降。请填写原因，或先更正其中一天。` })
  }
  return problems
}

/** A step below this many persons is never asked about, however small the quota: three of five in a group is a day's work. */
const smallestJump = 100

/**
 * A slip of the keyboard far upwards: the value passes one and a half times the quota that the one before it was within, or
 * it rises in one step by more than half the quota. The first value of a series is no step: series do start late.
 */
function checkJump({ divisionName, persons: value, countedFor, previous, quota }: CountToCheck): CountProblem<CountDoubt>[] {
  if (quota === null || quota === 0) return []
  const own = `${divisionName}：${monthDay(countedFor)}填 ${persons(value)} 人`
  const ask = '请核对是否多打了数字；确属实际的，请填写原因。'
  const isFar = (count: number) => 2 * count > 3 * quota
  if (isFar(value) && !(previous && isFar(previous.persons)) && value >= smallestJump) {
    return [{ code: 'jump', sentence: `${own}，超过任务数 ${persons(quota)} 人的一倍半。${ask}` }]
  }
  const step = previous ? value - previous.persons : 0
  if (previous && 2 * step > quota && step >= smallestJump) {
    return [{ code: 'jump', sentence: `${own}，比${monthDay(previous.reportedFor)}的 ${persons(previous.persons)} 人多 ${persons(step)} 人，一次超过任务数 ${persons(quota)} 人的一半。${ask}` }]
  }
  return []
}

/** R18: the members of a group are among everyone. */
function checkEveryone({ divisionName, persons: value, everyone }: CountToCheck): CountProblem<CountDoubt>[] {
  if (everyone === null || value <= everyone) return []
  const sentence = `${divisionName}：填 ${persons(value)} 人，比同一口径全部人员的 ${persons(everyone)} 人还多。请核对人群；确属实际的，请填写原因。`
  return [{ code: 'aboveEveryone', sentence }]
}

function checkPopulation({ divisionName, persons: value, population }: CountToCheck): CountProblem<CountDoubt>[] {
  if (population === null || value <= population) return []
  const sentence = `${divisionName}：填 ${persons(value)} 人，超过登记人口 ${persons(population)} 人。请核对；确属实际的，请填写原因。`
  return [{ code: 'abovePopulation', sentence }]
}

/** R13: what an issued bulletin used, or would have used, is changed with a reason. A withdrawal has no hour of its own. */
export function checkIssued(divisionName: string, asOf: PlainDate, { stored, issued }: Pick<CountToCheck, 'stored' | 'issued'>, hour?: number | null): CountProblem<'inBulletin'>[] {
  const sentence = lockedSentence({ name: divisionName, asOf, hour, stored }, issued)
  return sentence === null ? [] : [{ code: 'inBulletin', sentence }]
}

/**
 * Checks one daily count before it is kept; the same check runs in the sheet and again on the server. Refused: not a
 * whole number, an hour outside 0–24, a day after the working date or before the window. Needs a reason: a value within an
 * issued bulletin, a day after the window, a fall against the day before, a value that makes a later day a fall, a leap far upwards, more than the population,
 * a group above everyone. More than the quota is fine.
 * // R5, R6, R13, R18
 */
export function checkDailyCount(count: CountToCheck): CountCheck {
  const refusals = [...checkValue(count), ...checkDate(count)]
  // A count that cannot be saved as it stands is mended first; doubts about it would only be noise.
  if (refusals.length > 0) return { refusals, needsReason: [] }
  const inBulletin = checkIssued(count.divisionName, count.countedFor, count, count.hour)
  return { refusals, needsReason: [...inBulletin, ...checkWindowEnd(count), ...checkNeighbours(count), ...checkJump(count), ...checkPopulation(count), ...checkEveryone(count)] }
}
