import { formatThousands } from '@/domain/numbers/format'
import { fraction, roundHalfUp } from '@/domain/numbers/fraction'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'
import { askAbout, type AskedCount, type AskedUnit, type Question } from './question'
import { minutesBeforeDueHour, surgeLeastPersons, surgeMeanOfDays, surgeTimes } from './thresholds'

/** Whether something was recorded on that very day in the last minutes before the due hour, or within the hour itself. */
export function isAroundDueHour(recordedAt: string, on: PlainDate, dueHour: number): boolean {
  if (recordedAt.slice(0, 10) !== on) return false
  const minutes = Number(recordedAt.slice(11, 13)) * 60 + Number(recordedAt.slice(14, 16))
  return minutes >= dueHour * 60 - minutesBeforeDueHour && minutes < (dueHour + 1) * 60
}

/**
 * A surge recorded around the day's due hour: more than three times the mean increase of the seven reporting days before it.
 * Without seven increases to compare with, or without a due hour in the settings, nothing is asked.
 */
export function askAboutSurge(unit: AskedUnit, counts: readonly AskedCount[], dueHour: number | null): Question | null {
  const seen = counts.slice(-(surgeMeanOfDays + 2))
  const now = seen[seen.length - 1]
  if (dueHour === null || !now || seen.length < surgeMeanOfDays + 2 || !isAroundDueHour(now.recordedAt, now.asOf, dueHour)) return null
  const [start, before] = [seen[0]!, seen[seen.length - 2]!]
  const increase = now.persons - before.persons
  const usual = before.persons - start.persons
  if (increase < surgeLeastPersons || usual < 0 || increase * surgeMeanOfDays <= surgeTimes * usual) return null
  const mean = roundHalfUp(fraction(usual, surgeMeanOfDays), 1)
  const sentence = `${unit.name}${monthDay(now.asOf)}新增 ${formatThousands(increase)} 人，此前${surgeMeanOfDays}个填报日平均每次新增 ${mean} 人，在截止时点${dueHour}时前后（${now.recordedAt.slice(11)}）录入，请核实是否含有以前各日的人数。`
  return askAbout(unit, 'dueHourSurge', [start, before, now], sentence)
}
