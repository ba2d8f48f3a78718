import 'server-only'
import { getCalendarUnits } from '@/db/queries/calendar'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { isInReach } from '@/domain/access/reach'
import { codeLength } from '@/domain/divisions/division'
import { calendarMonths, calendarRow, calendarSentence, hasSpoken, sumToTowns, type CalendarMonth, type CalendarRow } from '@/domain/progress/calendar'
import type { CampaignDay } from './campaign'
import { database } from './database'
import { oncePerChange } from './once-per-change'
import { measureOf } from './overview'

export interface CalendarPage {
  months: CalendarMonth[]
  shown: CalendarMonth
  rows: CalendarRow[]
  sentence: string
}

/**
 * Who reported when, a month of the window up to the day asked about: the county's towns, or the lines of one town. null for a
 * town outside the reader's scope. Once per change; the rows are those the reader's scope reaches.
 */
export async function readCalendar(actor: Actor, day: CampaignDay, under: string, month: string | undefined): Promise<CalendarPage | null> {
  if (!isInReach(actor, under)) return null
  const { settings, asOf, campaign, counter } = day
  const months = calendarMonths(settings.opensOn, asOf)
  const shown = months.find((one) => one.month === month) ?? months[months.length - 1]!
  const measure = { ...measureOf(day), kind: 'assigned' as const }
  const key = `calendar ${campaign.id} ${counter} ${shown.from} ${shown.until} ${measure.series}/${measure.coverageGroup} ${under} ${actor.scopeRanges}`
  const units = await oncePerChange(key, () => withActor(database(), actor, (tx) => getCalendarUnits(tx, { measure, under, from: shown.from, until: shown.until })))
  const isCounty = under.length === codeLength.county
  const villagesSpeak = measure.level === 'village' || units.some((unit) => unit.divisionCode.length === codeLength.village && hasSpoken(unit))
  const listed = isCounty || villagesSpeak ? units : units.filter((unit) => unit.divisionCode.length !== codeLength.village)
  const lines = listed.map((unit) => calendarRow(unit, shown.from, shown.until))
  const rows = isCounty && measure.level === 'village' ? sumToTowns(lines) : lines
  return { months, shown, rows, sentence: calendarSentence(rows, shown, isCounty ? `个${day.words.town}` : '个填报单位') }
}
