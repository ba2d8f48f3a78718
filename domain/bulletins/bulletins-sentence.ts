import { addDays, monthDay, type PlainDate } from '@/domain/time/plain-date'
import { cutOffText, type CutOff } from './cut-off'

interface Published {
  issues: readonly { issueNumber: number; cutOff: CutOff }[]
  everyDays: number
  opensOn: PlainDate
  /** The last day of the window, the late one included. */
  closesOn: PlainDate
  today: PlainDate
}

/** The day on which the next bulletin is due by the campaign's rhythm; null when the window is over before it (R1). */
export function nextBulletinDue({ issues, everyDays, opensOn, closesOn }: Omit<Published, 'today'>): PlainDate | null {
  const due = addDays(issues[0]?.cutOff.day ?? addDays(opensOn, -1), everyDays)
  if (due <= closesOn) return due
  // The window's last days get one more bulletin, at its end.
  return issues[0] && issues[0].cutOff.day >= closesOn ? null : closesOn
}

/** How many bulletins there are, the last one's cut-off, and when the next is due. `issues` stand newest first. */
export function bulletinsSentence(published: Published): string {
  const { issues, everyDays, today } = published
  const [latest] = issues
  const numbers = new Set(issues.map((issue) => issue.issueNumber)).size
  const so = latest ? `已签发 ${numbers} 期，最近的第${latest.issueNumber}期截至${cutOffText(latest.cutOff)}` : '还没有签发过通报'
  const due = nextBulletinDue(published)
  if (due === null) return `${so}；征缴期已结束。`
  const next = `第${(latest?.issueNumber ?? 0) + 1}期`
  const when = due > today ? `按每 ${everyDays} 天一期，${next}应在${monthDay(due)}编发` : due === today ? `按每 ${everyDays} 天一期，今天应编发${next}` : `按每 ${everyDays} 天一期，${next}在${monthDay(due)}就该编发了`
  return `${so}；${when}。`
}
