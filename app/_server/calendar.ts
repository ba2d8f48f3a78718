import 'server-only'
import { getCalendarUnits, getLastReport } from '@/db/queries/calendar'
import { measureOf } from '@/db/queries/measure'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { isInReach } from '@/domain/access/reach'
import { codeLength } from '@/domain/divisions/division'
import { calendarMonths, calendarRow, calendarSentence, hasSpoken, sumToTowns, type CalendarMonth, type CalendarRow } from '@/domain/progress/calendar'
import { lastDueDay, listedUntil } from '@/domain/progress/listed-until'
import type { CampaignDay } from './campaign'
import { database } from './database'
import { oncePerChange } from './once-per-change'

export interface CalendarPage {
  months: CalendarMonth[]
  shown: CalendarMonth
  rows: CalendarRow[]
  sentence: string
}

/**
 * Who reported when, a month of the window up to the day asked about, or to the last on which anything was due or reported: the county's towns, or the lines of one town. null for a
 * town outside the reader's scope. Once per change; the rows are those the reader's scope reaches.
 */
export async function readCalendar(actor: Actor, day: CampaignDay, under: string, month: string | undefined): Promise<CalendarPage | null> {
  if (!isInReach(actor, under)) return null
  const { settings, asOf, campaign, counter } = day
  const measure = { ...measureOf(day), kind: 'assigned' as const }
  // The level and what was reported last are those of the day asked about, whichever month is shown.
  const key = `${campaign.id} ${counter} ${asOf} ${measure.series}/${measure.coverageGroup}/${measure.level} ${under} ${actor.scopeRanges}`
  // Reports after the last due day are looked for only on days after it.
  const lastReport = asOf <= lastDueDay(settings) ? null : await oncePerChange(`calendar-end ${key}`, () => withActor(database(), actor, (tx) => getLastReport(tx, measure, under, asOf)))
  const months = calendarMonths(settings.opensOn, listedUntil(settings, asOf, lastReport))
  const shown = months.find((one) => one.month === month) ?? months[months.length - 1]!
  const units = await oncePerChange(`calendar ${key} ${shown.from} ${shown.until}`, () => withActor(database(), actor, (tx) => getCalendarUnits(tx, { measure, under, from: shown.from, until: shown.until })))
  const isCounty = under.length === codeLength.county
  const villagesSpeak = measure.level === 'village' || units.some((unit) => unit.divisionCode.length === codeLength.village && hasSpoken(unit))
  const listed = isCounty || villagesSpeak ? units : units.filter((unit) => unit.divisionCode.length !== codeLength.village)
  const lines = listed.map((unit) => calendarRow(unit, shown.from, shown.until))
  const rows = isCounty && measure.level === 'village' ? sumToTowns(lines) : lines
  return { months, shown, rows, sentence: calendarSentence(rows, shown, isCounty ? `个${day.words.town}` : '个填报单位') }
}
