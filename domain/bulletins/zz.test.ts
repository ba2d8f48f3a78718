import { test } from 'vitest'
import { composeProgress, composeParagraph } from './compose-progress'
import { composeText } from './compose-text'
import { composeChanges } from './compose-changes'
import { composedFrom, inputsOf, previousOf, withBulletin, fixtureSettings, poor, monitored, day, codeOf, type TownLine } from './bulletin-inputs.fixture'
const town = (name: string, persons: number | null, quota: number | null = 100, o: Partial<TownLine> = {}): TownLine => ({ name, persons, quota, ...o })
const groups = { ...fixtureSettings, mustCoverGroups: [poor, monitored] }
const cases: [string, ReturnType<typeof inputsOf>][] = [
 ['all at 100', inputsOf([town('甲镇', 100), town('乙镇', 200, 200)])],
 ['one town', inputsOf([town('甲镇', 80)])],
 ['one town behind', inputsOf([town('甲镇', 50)])],
 ['all tied', inputsOf([town('甲镇', 50), town('乙镇', 50), town('丙镇', 100, 200)])],
 ['edges', inputsOf([town('甲镇', 90), town('乙镇', 80), town('丙镇', 70), town('丁镇', 70), town('戊镇', 70), town('己镇', 20), town('庚镇', 20), town('辛镇', 20), town('壬镇', 10), town('癸镇', 5)])],
 ['no report', inputsOf([town('甲镇', null), town('乙镇', null)])],
 ['no quota', inputsOf([town('甲镇', 5, null), town('乙镇', 6, null)])],
 ['no quota one', inputsOf([town('甲镇', 5, null), town('乙镇', 60), town('丙镇', 70)])],
 ['previous', inputsOf([town('甲镇', 80), town('乙镇', 70), town('丙镇', 60), town('丁镇', 60)], { previous: previousOf([[40, 100], [50, 100], [60, 100], [61, 100]]) })],
 ['14 days', inputsOf([town('甲镇', 80), town('乙镇', 70)], { previous: previousOf([[80, 100], [70, 100]], { issueNumber: 3, cutOff: { day: day('2021-11-09'), hour: 17 } }) })],
 ['fell', inputsOf([town('甲镇', 80), town('乙镇', 70)], { previous: previousOf([[80, 100], [75, 100]]) })],
 ['ended', inputsOf([town('甲镇', 99), town('乙镇', 100)], { cutOff: { day: day('2021-12-31'), hour: 24 } })],
 ['no ranks', inputsOf([town('甲镇', 80), town('乙镇', 70), town('丙镇', 60)], { settings: withBulletin({ ranksPrinted: false }) })],
 ['fixed', inputsOf([town('甲镇', 80), town('乙镇', 70), town('丙镇', 60)], { settings: withBulletin({ lineBasisPoints: 7000 }) })],
 ['over', inputsOf([town('甲镇', 1003, 1000, { own: 1000 }), town('乙镇', 70)])],
 ['groups', inputsOf([town('甲镇', 80, 100, { groups: { formerlyPoor: [50, 48], monitored: [5, 5] } }), town('乙镇', 70, 100, { groups: { formerlyPoor: [40, 41], monitored: [4, null] } }), town('丙镇', 60, 100, { groups: { formerlyPoor: [30, 20], monitored: [3, 3] } })], { settings: groups })],
 ['groups done', inputsOf([town('甲镇', 80, 100, { groups: { formerlyPoor: [50, 50], monitored: [5, null] } })], { settings: groups })],
 ['carried', inputsOf([town('甲镇', 80, 100, { asOf: '2021-11-20' }), town('乙镇', 70, 100, { asOf: '2021-11-21' }), town('丙镇', null), town('丁镇', null), town('戊镇', 60)])],
 ['line', inputsOf([town('甲镇', 69), town('乙镇', 68), town('丙镇', 6808, 10000), town('丁镇', 680850, 1000000)])],
 ['series', inputsOf([town('甲镇', 80), town('乙镇', 70)], { series: 'tax', previous: previousOf([[40, 100], [50, 100]]) })],
 ['names', inputsOf([town('<b>甲</b>&镇', 80), town('=cmd|1', 70)])],
]
test('x', () => { for (const [n, i] of cases) { const c = composedFrom(i); const t = composeText(c, ['督导发现：x。']); console.log(`## ${n}\n${composeProgress(c)}\n-- ${t.problems}\n-- ${t.demands}\n-- ${composeChanges(i).join('|')}\n-- ${composeParagraph(c, '第5期')}`) } })
