import 'server-only'
import type { PlainDate } from '@/domain/time/plain-date'

const shanghaiHour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', hourCycle: 'h23' })
const shanghaiDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' })

/** "Today" for a request (R9): the campaign's shown demo date, else the date in Asia/Shanghai. The clock is read here alone. */
export function workingDate(campaign: { demoDate: PlainDate | null } | null): PlainDate {
  return campaign?.demoDate ?? (shanghaiDay.format(new Date()) as PlainDate)
}

/** The hour that has passed in Asia/Shanghai, 0–23; null for an example, whose day stands still. */
export function hourNow(campaign: { demoDate: PlainDate | null }): number | null {
  return campaign.demoDate === null ? Number(shanghaiHour.format(new Date())) : null
}
