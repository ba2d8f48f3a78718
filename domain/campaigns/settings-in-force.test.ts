import { describe, expect, it } from 'vitest'
import type { ReportingLevel } from '@/domain/campaigns/choices'
import { levelPeriods, settingsInForce, type SettingsInForce } from '@/domain/campaigns/settings-in-force'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { plainDate } from '@/domain/time/plain-date'

/** Revisions in the order in which they take effect; `documentNumber` tells them apart. */
function revisions(...given: [from: string, level: ReportingLevel][]): SettingsInForce[] {
  return given.map(([from, level], index) => ({
    settings: { reportingLevel: { reported: level, tax: 'town', registered: 'town' } } as CampaignSettings,
    documentTitle: '通知',
    documentNumber: `第${index + 1}号`,
    effectiveFrom: plainDate(from),
  }))
}

describe('R1 the settings in force on a day', () => {
  const dated = revisions(['2021-10-15', 'town'], ['2021-11-10', 'village'], ['2021-11-10', 'town'], ['2021-12-01', 'village'])
  it.each([
    ['before the first of them', '2021-09-01', '第1号'],
    ['on the first day', '2021-10-15', '第1号'],
    ['on the eve of a change', '2021-11-09', '第1号'],
    ['of two from one day the one recorded last', '2021-11-10', '第3号'],
    ['until the next', '2021-11-30', '第3号'],
    ['and after the last', '2022-06-01', '第4号'],
  ])('%s', (_when, day, number) => {
    expect(settingsInForce(dated, plainDate(day))?.documentNumber).toBe(number)
  })

  it('none without revisions', () => {
    expect(settingsInForce([], plainDate('2021-11-10'))).toBeNull()
  })
})

describe('R8 the level of every day', () => {
  it.each<[string, SettingsInForce[], [ReportingLevel, string | null, string | null][]]>([
    ['never changed', revisions(['2021-10-15', 'town'], ['2021-11-01', 'town']), [['town', null, null]]],
    ['changed once', revisions(['2021-10-15', 'town'], ['2021-11-10', 'village']), [['town', null, '2021-11-09'], ['village', '2021-11-10', null]]],
    ['changed and changed back', revisions(['2021-10-15', 'village'], ['2021-11-01', 'town'], ['2021-11-20', 'village']), [['village', null, '2021-10-31'], ['town', '2021-11-01', '2021-11-19'], ['village', '2021-11-20', null]]],
    ['taken back the same day', revisions(['2021-10-15', 'town'], ['2021-11-10', 'village'], ['2021-11-10', 'town']), [['town', null, null]]],
  ])('%s', (_case, dated, expected) => {
    expect(levelPeriods(dated, 'reported').map(({ level, from, until }) => [level, from, until])).toEqual(expected)
  })

  it('is each series of its own', () => {
    expect(levelPeriods(revisions(['2021-10-15', 'town'], ['2021-11-10', 'village']), 'tax')).toEqual([{ level: 'town', from: null, until: null }])
  })
})
