import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { everyone } from '@/domain/campaigns/choices'
import { usualBulletin, usualEscalation, type CampaignSettings } from '@/domain/campaigns/settings'
import type { Division } from '@/domain/divisions/division'
import { addDays, plainDate } from '@/domain/time/plain-date'
import { splitByFinish, withQuestions } from './pingli-questions'
import type { CampaignPlan, CountyPlan, PlannedCount, PlannedQuota } from './plan'
import { simulateCounts, type Simulated } from './simulate-counts'

const county = '610926'
const demoDate = plainDate('2021-11-23')
const firstMilestone = plainDate('2021-11-30')
const closesOn = plainDate('2021-12-25')

function readTable(name: string): Record<string, string>[] {
  return parse(readFileSync(path.join(process.cwd(), 'db', 'seed', 'pingli', name)), { columns: true, bom: true, skip_empty_lines: true }) as Record<string, string>[]
}

/** What 平政办发〔2021〕105号 fixes: §3 fee and subsidies, §4 window, §8(3) milestones and waiver, §8(5) weekly bulletins and talks. */
const settings: CampaignSettings = {
  coverageYear: 2022,
  opensOn: plainDate('2021-10-15'),
  closesOn,
  lateWindow: null,
  personalFeeFen: 32_000,
  financeShareFen: 58_000,
  milestones: [{ dueOn: firstMilestone, basisPoints: 8_000 }, { dueOn: closesOn, basisPoints: 10_000 }],
  expectedLine: 'milestones',
  mustCoverGroups: [{ code: 'formerPoor', name: '一般脱贫户', milestones: [] }, { code: 'threeKinds', name: '三类人员', milestones: [] }],
  subsidies: [
    { code: 'destitute', name: '特困供养人员', amountFen: 'full' },
    { code: 'orphan', name: '孤儿', amountFen: 'full' },
    { code: 'unsupportedChild', name: '事实无人抚养儿童', amountFen: 'full' },
    { code: 'minimumAllowance', name: '最低生活保障对象', amountFen: 16_000 },
    { code: 'backToPoverty', name: '返贫致贫人口', amountFen: 16_000 },
    { code: 'severelyDisabled', name: '重度残疾人', amountFen: 7_000 },
    { code: 'unstableFormerPoor', name: '脱贫不稳定且纳入监测范围人员', amountFen: 7_000 },
  ],
  countingSeries: 'reported',
  reportingLevel: { reported: 'town', tax: 'town', registered: 'town' },
  dailyDueHour: 17,
  townsSeeTable: true,
  bulletin: { ...usualBulletin, everyDays: 7 },
  escalation: usualEscalation,
  waiver: { wording: '超过集中缴费期未参保缴费的，不得享受参保年度的居民医保待遇。（平政办发〔2021〕105号 四（一））', visitsNeeded: 2, dueDaysAfterClose: 7 },
  retentionYears: 10,
}

/** Simulated persons paid by 23 November, 17:00, in the notice's order; together 138,212. */
const reachedByTown = [30_840, 13_119, 14_252, 14_190, 17_266, 9_803, 8_513, 6_180, 9_840, 8_822, 5_387]

function readDivisions(): Division[] {
  const base = { validFrom: plainDate('2000-01-01'), validTo: null, successorCode: null, population: null } as const
  return [
    { ...base, code: county, level: 'county', name: '平利县' },
    ...readTable('pingli-towns.csv').map((row): Division => ({ ...base, code: row.code9!, level: 'town', name: row.town! })),
    ...readTable('pingli-villages.csv').map((row): Division => ({ ...base, code: row.code!, level: 'village', name: row.name! })),
  ]
}

function readQuotas(divisions: Division[]): PlannedQuota[] {
  return readTable('pingli-2022-quota.csv').map((row, index) => {
    const total = row.town === '合计'
    const persons = Number(row.quota)
    return {
      divisionCode: total ? county : divisions.find((division) => division.level === 'town' && division.name === row.town)!.code,
      kind: 'assigned',
      coverageGroup: everyone,
      persons,
      position: total ? 0 : index + 1,
      milestones: [{ dueOn: firstMilestone, persons: Number(row.due_by_11_30) }, { dueOn: closesOn, persons }],
      remark: '',
    }
  })
}

/** A correction, and a fall with its reason, so that the example has a history to look at. */
function withHistory(counts: PlannedCount[], towns: PlannedQuota[]): PlannedCount[] {
  const cell = (position: number, day: string) => counts.find((count) => count.divisionCode === towns[position - 1]!.divisionCode && count.level === 'town' && count.asOf === day)
  const corrected = cell(3, '2021-11-22')
  const fallen = cell(7, '2021-11-19')
  const revisions = [
    corrected && { ...corrected, revision: 2, persons: corrected.persons - 120, reason: '重复计入120人，更正' },
    fallen && { ...fallen, revision: 2, persons: fallen.persons - 36, reason: '36人转职工医保，已退费' },
  ]
  return [...counts, ...revisions.filter((revision) => revision !== undefined)]
}

/** Every hundred of a town's quota, simulated: persons of each must-cover group (R18), and how many of each hundred are enrolled. */
const groupShares = [
  { coverageGroup: 'formerPoor', ofQuota: 21, enrolled: 94 },
  { coverageGroup: 'threeKinds', ofQuota: 2, enrolled: 97 },
]

/** The county's own, higher quotas (本级任务), simulated: 102 of every 100 assigned. */
function ownQuotas(assigned: readonly PlannedQuota[]): PlannedQuota[] {
  const towns = assigned.filter((quota) => quota.divisionCode !== county).map((quota): PlannedQuota => ({ ...quota, kind: 'own', persons: Math.floor((quota.persons * 102) / 100), milestones: [] }))
  return [totalOf(towns), ...towns]
}

function groupQuotas(assigned: readonly PlannedQuota[]): PlannedQuota[] {
  return groupShares.flatMap(({ coverageGroup, ofQuota }) => {
    const towns = assigned
      .filter((quota) => quota.divisionCode !== county)
      .map((quota): PlannedQuota => ({ ...quota, coverageGroup, persons: Math.floor((quota.persons * ofQuota) / 100), milestones: [] }))
    return [totalOf(towns), ...towns]
  })
}

function totalOf(towns: readonly PlannedQuota[]): PlannedQuota {
  return { ...towns[0]!, divisionCode: county, position: 0, persons: towns.reduce((sum, quota) => sum + quota.persons, 0) }
}

interface ReachedTown {
  quota: PlannedQuota
  reached: number
}

/** The villages' parts of what their town reached, rounded down. */
function villageParts(divisions: readonly Division[], { quota, reached }: ReachedTown): Simulated[] {
  const villages = divisions.filter((division) => division.level === 'village' && division.code.startsWith(quota.divisionCode))
  const shares = villages.map((_, place) => 3 + ((place * 5) % 7))
  const whole = shares.reduce((sum, share) => sum + share, 0)
  return villages.map((village, place): Simulated => ({ divisionCode: village.code, finish: Math.floor((reached * shares[place]!) / whole), level: 'village' }))
}

const asTown = ({ quota, reached }: ReachedTown): Simulated => ({ divisionCode: quota.divisionCode, finish: reached, level: 'town' })
const partOf = (towns: readonly ReachedTown[], percent: number): ReachedTown[] => towns.map(({ quota, reached }) => ({ quota, reached: Math.floor((reached * percent) / 100) }))

/** The other series and the must-cover groups (R5, R18): tax runs behind the towns' word, the register starts late and runs behind tax. */
function otherCounts(divisions: readonly Division[], towns: readonly ReachedTown[]): PlannedCount[] {
  const tax = simulateCounts(partOf(towns, 98).map(asTown), settings.opensOn, addDays(demoDate, -1), 205, { series: 'tax' })
  const registered = simulateCounts(partOf(towns, 95).map(asTown), plainDate('2021-11-01'), addDays(demoDate, -1), 305, { series: 'registered' })
  const groups = groupShares.flatMap(({ coverageGroup, ofQuota, enrolled }, index) => {
    const reached = towns.map(({ quota }) => ({ quota, reached: Math.floor((Math.floor((quota.persons * ofQuota) / 100) * enrolled) / 100) }))
    return [
      ...simulateCounts(reached.map(asTown), settings.opensOn, demoDate, 405 + index, { coverageGroup }),
      ...simulateCounts(reached.flatMap((town) => villageParts(divisions, town)), settings.opensOn, demoDate, 505 + index, { coverageGroup, everyDays: 7 }),
    ]
  })
  return [...tax, ...registered, ...groups]
}

/**
 * The year before, simulated so that the example has something to compare with and to split by. Its notice is not at hand:
 * window and fee are those of the example alone and no default for anybody.
 */
function yearBefore(divisions: Division[], assigned: readonly PlannedQuota[]): CampaignPlan {
  const opensOn = plainDate('2020-10-15')
  const closes = plainDate('2020-12-25')
  const quotas = assigned.map((quota): PlannedQuota => ({ ...quota, persons: Math.floor((quota.persons * 99) / 100), milestones: [] }))
  const towns = quotas.filter((quota) => quota.divisionCode !== county).map((quota, index): ReachedTown => ({ quota, reached: Math.floor((quota.persons * (93 + ((index * 3) % 8))) / 100) }))
  const sum = towns.reduce((whole, { quota }) => whole + quota.persons, 0)
  return {
    coverageYear: 2021,
    demoDate: closes,
    settings: { ...settings, coverageYear: 2021, opensOn, closesOn: closes, personalFeeFen: 28_000, financeShareFen: 55_000, milestones: [{ dueOn: plainDate('2020-11-30'), basisPoints: 8_000 }, { dueOn: closes, basisPoints: 10_000 }], waiver: { ...settings.waiver, wording: null } },
    document: { title: '2021年度城乡居民医保参保缴费（演示数据，无文件）', number: '演示', date: opensOn },
    quotas: quotas.map((quota) => (quota.divisionCode === county ? { ...quota, persons: sum } : quota)),
    counts: [
      ...simulateCounts(towns.map(asTown), opensOn, closes, 5),
      ...simulateCounts(towns.flatMap((town) => villageParts(divisions, town)), opensOn, closes, 15, { everyDays: 7 }),
    ],
  }
}

/** Pingli's campaign for 2022 as the notice set it, with simulated counts up to 23 November 2021: the shipped example. */
export function pingliExample(): CountyPlan {
  const divisions = readDivisions()
  const assigned = readQuotas(divisions)
  const inTable = assigned.filter((quota) => quota.divisionCode.length === 9).sort((a, b) => a.position - b.position)
  const towns = inTable.map((quota, index): ReachedTown => ({ quota, reached: reachedByTown[index]! }))
  const simulated = towns.flatMap((town) => [asTown(town), ...villageParts(divisions, town)])
  const ofGroups = groupQuotas(assigned)
  const split = ofGroups.find((quota) => quota.coverageGroup === 'threeKinds' && quota.divisionCode === inTable[9]!.divisionCode)!
  const villageQuotas = splitByFinish(split, villageParts(divisions, { quota: split, reached: split.persons }))
  const counts = [...withHistory(simulateCounts(simulated, settings.opensOn, demoDate, 105), inTable), ...otherCounts(divisions, towns)]
  return {
    divisions,
    coverageYear: 2022,
    demoDate,
    settings,
    document: { title: '平利县人民政府办公室关于2022年度全县城乡居民基本医疗保险参保缴费工作的通知', number: '平政办发〔2021〕105号', date: plainDate('2021-10-22') },
    quotas: [...assigned, ...ownQuotas(assigned), ...ofGroups, ...villageQuotas],
    counts: withQuestions(counts, { towns: inTable, villageQuotas, basisPoints: settings.milestones[0]!.basisPoints }),
    earlier: [yearBefore(divisions, assigned)],
  }
}
