import { describe, expect, it } from 'vitest'
import { checkDailyCount, type CountToCheck } from '@/domain/progress/check-count'
import { november23, pingli } from '@/domain/progress/pingli.fixture'
import { plainDate } from '@/domain/time/plain-date'

const before = { persons: 31_500, reportedFor: plainDate('2021-11-22') }
const after = { persons: 33_000, reportedFor: plainDate('2021-11-24') }
const lateWindow = { opensOn: plainDate('2022-01-01'), closesOn: plainDate('2022-02-28') }

function check(given: Partial<CountToCheck>) {
  return checkDailyCount({
    divisionName: '城关镇',
    persons: 32_000,
    countedFor: november23,
    hour: 17,
    workingDate: plainDate('2022-06-30'),
    settings: { ...pingli, lateWindow: null },
    previous: before,
    next: after,
    population: 52_000,
    quota: 48_000,
    everyone: null,
    stored: null,
    issued: null,
    ...given,
  })
}

describe('R5 R6 a count that is fine', () => {
  it.each<[string, Partial<CountToCheck>]>([
    ['between its neighbours', {}],
    ['equal to the day before', { persons: 31_500 }],
    ['equal to the next', { persons: 33_000 }],
    ['the first of all', { persons: 0, previous: null }],
    ['the population exactly', { persons: 52_000, next: null }],
    ['no population and no quota recorded, no check', { persons: 999_999, next: null, population: null, quota: null }],
    ['one and a half times the quota exactly', { persons: 72_000, previous: { ...before, persons: 60_000 }, next: null, population: null }],
    ['far above a quota that was far behind already', { persons: 73_000, previous: { ...before, persons: 72_001 }, next: null, population: null }],
    ['a step of half the quota exactly', { persons: 55_500, next: null, population: null }],
    ['a first value, however high within the quota', { persons: 48_000, previous: null, next: null }],
    ['a small group of which most pay in one day', { persons: 60, previous: { ...before, persons: 5 }, next: null, quota: 70 }],
    ['after the hour of an issued bulletin', { issued: { issueNumber: 5, cutOff: { day: november23, hour: 16 } } }],
    ['a new report after the hour of an issued bulletin that used the earlier one', { stored: { hour: 16 }, hour: 20, issued: { issueNumber: 5, cutOff: { day: november23, hour: 17 } } }],
    ['a group of as many as everyone', { everyone: 32_000, population: null }],
    ['hour 0', { hour: 0 }],
    ['hour 24', { hour: 24 }],
    ['no hour', { hour: null }],
    ['the working date itself', { workingDate: november23 }],
    ['the opening day', { countedFor: pingli.opensOn, previous: null }],
    ['the closing day', { countedFor: pingli.closesOn, next: null }],
    ['inside the late window', { countedFor: plainDate('2022-01-01'), next: null, settings: { ...pingli, lateWindow } }],
  ])('%s', (_rule, given) => {
    expect(check(given)).toEqual({ refusals: [], needsReason: [] })
  })
})

describe('R5 R6 a count that is refused', () => {
  it.each<[string, Partial<CountToCheck>, string]>([
    ['futureDate', { workingDate: plainDate('2021-11-22') }, '城关镇：所填日期2021年11月23日晚于系统的今天（2021年11月22日，以服务器为准），还没有到的日子不能填报。请核对所选日期和电脑右下角的日期、时间。'],
    ['beforeWindow', { countedFor: plainDate('2021-10-14') }, '城关镇：所填日期2021年10月14日早于开征日（2021年10月15日），请改日期；开征日有变的，请县医保局先改征缴期。'],
    ['hourOutOfRange', { hour: 25 }, '城关镇：读到“25时”，时点应为 0 至 24 的整点，请改正，或留空。'],
    ['hourOutOfRange', { hour: -1 }, '城关镇：读到“-1时”，时点应为 0 至 24 的整点，请改正，或留空。'],
    ['hourOutOfRange', { hour: 17.5 }, '城关镇：读到“17.5时”，时点应为 0 至 24 的整点，请改正，或留空。'],
    ['notWhole', { persons: 12.5 }, '城关镇：读到“12.5”，人数应为 0 至 99,999,999 的整数，请改后再报。'],
    ['notWhole', { persons: -1 }, '城关镇：读到“-1”，人数应为 0 至 99,999,999 的整数，请改后再报。'],
  ])('%s', (code, given, sentence) => {
    expect(check(given)).toEqual({ refusals: [{ code, sentence }], needsReason: [] })
  })

  it('says everything that is wrong at once', () => {
    expect(check({ persons: NaN, hour: 99, countedFor: plainDate('2023-01-01') }).refusals.map((problem) => problem.code)).toEqual(['notWhole', 'hourOutOfRange', 'futureDate'])
  })
})

describe('R6 a count that needs a reason', () => {
  it.each<[string, Partial<CountToCheck>, string]>([
    ['fall', { persons: 31_200 }, '城关镇：11月23日填 31,200 人，比11月22日的 31,500 人少 300 人。累计数下降请填写原因（如退费），填错的请改正。'],
    ['nextFalls', { persons: 33_001 }, '城关镇：11月23日填 33,001 人，比11月24日已报的 33,000 人多 1 人，会使11月24日的累计数变为下降。请填写原因，或先更正其中一天。'],
    ['abovePopulation', { persons: 52_001, next: null }, '城关镇：填 52,001 人，超过登记人口 52,000 人。请核对；确属实际的，请填写原因。'],
    ['jump', { divisionName: '正阳镇', persons: 99_999, previous: { ...before, persons: 5_100 }, next: null, population: null, quota: 8_200 }, '正阳镇：11月23日填 99,999 人，超过任务数 8,200 人的一倍半。请核对是否多打了数字；确属实际的，请填写原因。'],
    ['jump', { persons: 72_001, previous: null, next: null, population: null }, '城关镇：11月23日填 72,001 人，超过任务数 48,000 人的一倍半。请核对是否多打了数字；确属实际的，请填写原因。'],
    ['jump', { persons: 55_501, next: null, population: null }, '城关镇：11月23日填 55,501 人，比11月22日的 31,500 人多 24,001 人，一次超过任务数 48,000 人的一半。请核对是否多打了数字；确属实际的，请填写原因。'],
    ['aboveEveryone', { everyone: 31_999, population: null }, '城关镇：填 32,000 人，比同一口径全部人员的 31,999 人还多。请核对人群；确属实际的，请填写原因。'],
    ['inBulletin', { issued: { issueNumber: 5, cutOff: { day: november23, hour: 17 } } }, '城关镇：11月23日在第5期通报的截止时点（11月23日17时）之内，补报须写明原因，并会列入下一期通报。'],
    ['inBulletin', { stored: { hour: 16 }, issued: { issueNumber: 5, cutOff: { day: november23, hour: 17 } } }, '城关镇：11月23日的数已用于第5期通报（截至11月23日17时），更改须写明原因，并会列入下一期通报。'],
    ['afterWindow', { countedFor: plainDate('2021-12-26'), next: null }, '城关镇：所填日期12月26日已过集中征缴期（12月25日截止），请填写原因，或改日期；征缴期延长的，请县医保局先改征缴期。'],
    ['afterWindow', { countedFor: plainDate('2022-03-01'), next: null, settings: { ...pingli, lateWindow } }, '城关镇：所填日期3月1日已过集中征缴期（12月25日截止），请填写原因，或改日期；征缴期延长的，请县医保局先改征缴期。'],
  ])('%s', (code, given, sentence) => {
    expect(check(given)).toEqual({ refusals: [], needsReason: [{ code, sentence }] })
  })

  it('names every doubt', () => {
    expect(check({ persons: 60_000, previous: { ...before, persons: 70_000 } }).needsReason.map((problem) => problem.code)).toEqual(['fall', 'nextFalls', 'abovePopulation'])
  })
})
