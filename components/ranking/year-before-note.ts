import type { YearBefore } from '@/domain/progress/year-before'
import { yearMonthDay } from '@/domain/time/plain-date'

/** Which year and day the numbers are held against, from the data (R9), and whether that day was the same stage of the work. */
export function yearBeforeNote({ coverageYear, on, measuredOn, otherWindow }: YearBefore): string {
  if (measuredOn === null) return `${coverageYear}年度没有这一口径的数，不作同比。`
  const carried = measuredOn < on ? `，当日无数，取至 ${measuredOn}` : ''
  const window = otherWindow ? `${coverageYear}年度集中征缴期为${yearMonthDay(otherWindow.opensOn)}至${yearMonthDay(otherWindow.closesOn)}，与本年度不是同一时段，比较时请留意。` : ''
  return `上年同日指${coverageYear}年度的 ${on}${carried}。${window}`
}
