import { describe, expect, it } from 'vitest'
import { plainDate } from '@/domain/time/plain-date'
import { bulletinsSentence, nextBulletinDue } from './bulletins-sentence'

const issue = (issueNumber: number, day: string, hour = 17) => ({ issueNumber, cutOff: { day: plainDate(day), hour } })
const window = { everyDays: 7, opensOn: plainDate('2021-10-15'), closesOn: plainDate('2021-12-25') }

describe('R1 when the next bulletin is due', () => {
  it.each<[string, { issueNumber: number; cutOff: { day: ReturnType<typeof plainDate>; hour: number } }[], string | null]>([
    ['the first, seven days counted from the opening day', [], '2021-10-21'],
    ['the next, seven days on', [issue(4, '2021-11-16')], '2021-11-23'],
    ['by the newest, however many were left out', [issue(5, '2021-11-30'), issue(4, '2021-11-02')], '2021-12-07'],
    ['the last at the end of the window', [issue(9, '2021-12-21')], '2021-12-25'],
    ['none after one of the last day', [issue(10, '2021-12-25')], null],
    ['none after one beyond the window', [issue(10, '2021-12-28')], null],
  ])('%s', (_case, issues, expected) => {
    expect(nextBulletinDue({ ...window, issues })).toBe(expected)
  })

  it('of a window shorter than the rhythm: at its end', () => {
    expect(nextBulletinDue({ everyDays: 30, opensOn: plainDate('2021-10-15'), closesOn: plainDate('2021-10-20'), issues: [] })).toBe('2021-10-20')
  })
})

describe('the sentence over the list', () => {
  it.each<[string, Parameters<typeof bulletinsSentence>[0]['issues'], string, string]>([
    ['none yet', [], '2021-10-20', '还没有签发过通报；按每 7 天一期，第1期应在10月21日编发。'],
    ['due today', [issue(4, '2021-11-16')], '2021-11-23', '已签发 4 期，最近的第4期截至11月16日17时；按每 7 天一期，今天应编发第5期。'],
    ['late', [issue(4, '2021-11-16')], '2021-11-25', '已签发 4 期，最近的第4期截至11月16日17时；按每 7 天一期，第5期在11月23日就该编发了。'],
    ['over', [issue(4, '2021-12-25', 24)], '2022-01-03', '已签发 4 期，最近的第4期截至12月25日；征缴期已结束。'],
  ])('%s', (_case, latest, today, expected) => {
    const earlier = latest.length > 0 ? [issue(3, '2021-11-09'), issue(2, '2021-11-02'), issue(1, '2021-10-26')] : []
    expect(bulletinsSentence({ ...window, issues: [...latest, ...earlier], today: plainDate(today) })).toBe(expected)
  })

  it('counts numbers, not editions', () => {
    expect(bulletinsSentence({ ...window, issues: [issue(1, '2021-10-26'), issue(1, '2021-10-26')], today: plainDate('2021-10-27') })).toContain('已签发 1 期')
  })
})
