import { formatPercent, formatPoints } from '@/domain/numbers/format'
import { absoluteFraction, compareFractions, fraction, subtractFractions } from '@/domain/numbers/fraction'
import { formatMovement } from '@/domain/progress/ranking'
import { annex1 } from '@/domain/progress/pingli.fixture'
import { plainDate } from '@/domain/time/plain-date'
import type { AnnexGroup, AnnexRow, BulletinContent, BulletinSection } from './bulletin-content'

/** A town as a fixture names it; persons null when it never reported. */
interface FixtureTown {
  name: string
  quota: number | null
  persons: number | null
  increase?: number | null
  movement?: number | null
  note?: string
}

/** Pingli's expected rate on 23 November, 40/47 × 80 %. // R12 */
const expected = fraction(32, 47)

function paceText(quota: number | null, persons: number | null): string {
  if (!quota || persons === null) return ''
  const rate = fraction(persons, quota)
  const side = compareFractions(rate, expected)
  return side === 0 ? '持平' : `${side > 0 ? '快' : '慢'} ${formatPoints(absoluteFraction(subtractFractions(rate, expected)))}`
}

function annexRow(town: FixtureTown, rank: string, divisionCode: string): AnnexRow {
  const { name, quota, persons } = town
  const known = quota !== null && persons !== null
  return {
    rank,
    divisionCode,
    name,
    quota,
    persons,
    rateText: known && quota > 0 ? formatPercent(fraction(persons, quota)) : null,
    increase: town.increase ?? null,
    movement: rank === '—' ? '' : formatMovement(town.movement ?? null),
    pace: paceText(quota, persons),
    toMilestone: known ? Math.ceil(quota * 0.8) - persons : null,
    remainders: known ? [Math.round(quota / 400), Math.round(quota / 2_000)] : [null, null],
    note: town.note ?? '',
  }
}

const rateOf = ({ quota, persons }: FixtureTown) => fraction(persons ?? 0, quota ?? 1)

/** The lines in the order of the ranking; who has no quota or no count comes last and has no rank. */
function annexRows(towns: readonly FixtureTown[]): AnnexRow[] {
  const codes = new Map(towns.map((town, index) => [town, `610926${String(100 + index)}`]))
  const isRanked = (town: FixtureTown) => town.quota !== null && town.persons !== null
  const ranked = towns.filter(isRanked).toSorted((a, b) => compareFractions(rateOf(b), rateOf(a)))
  const rankOf = (town: FixtureTown) => 1 + ranked.filter((other) => compareFractions(rateOf(other), rateOf(town)) > 0).length
  const unranked = towns.filter((town) => !isRanked(town))
  return [...ranked.map((town) => annexRow(town, String(rankOf(town)), codes.get(town) ?? '')), ...unranked.map((town) => annexRow(town, '—', codes.get(town) ?? ''))]
}

function totalOf(towns: readonly FixtureTown[]): AnnexRow {
  const sum = (pick: (town: FixtureTown) => number | null | undefined) => towns.reduce((before, town) => before + (pick(town) ?? 0), 0)
  const persons = towns.some((town) => town.persons !== null) ? sum((town) => town.persons) : null
  return { ...annexRow({ name: '合计', quota: sum((town) => town.quota), persons, increase: sum((town) => town.increase) }, '', '610926'), movement: '' }
}

function groupOf(name: string, rows: readonly AnnexRow[], index: number): AnnexGroup {
  const quotaOf = (row: AnnexRow) => (row.quota === null ? null : Math.round(row.quota / (index === 0 ? 8 : 60)))
  const lines = rows.map((row) => {
    const quota = quotaOf(row)
    const remaining = row.remainders[index] ?? null
    const persons = quota === null || remaining === null ? null : quota - remaining
    return { name: row.name, quota, persons, rateText: quota && persons !== null ? formatPercent(fraction(persons, quota)) : null, remaining }
  })
  const sum = (pick: (line: (typeof lines)[number]) => number | null) => lines.reduce((before, line) => before + (pick(line) ?? 0), 0)
  const total = { quota: sum((line) => line.quota), persons: sum((line) => line.persons), remaining: sum((line) => line.remaining) }
  return { name, rows: lines, total: { ...total, rateText: total.quota > 0 ? formatPercent(fraction(total.persons, total.quota)) : null } }
}

const pingliSections: BulletinSection[] = [
  {
    heading: '进展情况',
    paragraphs: [
      '（一）总体进度。截至2021年11月23日17时，全县已参保缴费138,212人，完成任务数210,000人的65.82%，距任务数还差71,788人；按序时进度应达142,979人，比序时进度慢2.27个百分点，差4,767人。与上期相比，全县新增参保缴费21,406人。',
      '（二）各镇进度。完成率达到序时进度68.09%的有5个镇：西河镇（76.03%）、洛河镇（74.65%）、老县镇（72.87%）、兴隆镇（70.83%）、大贵镇（70.00%）；未达到的有6个镇：三阳镇（67.21%）、长安镇（66.19%）、广佛镇（65.02%）、八仙镇（60.67%）、城关镇（60.23%）、正阳镇（51.22%）。排名前三的是西河镇、洛河镇、老县镇，排名后三的是八仙镇、城关镇、正阳镇。',
      '（三）必保对象。一般脱贫户任务数26,250人，已参保25,725人，完成率98.00%，未参保525人；三类人员任务数3,500人，已参保3,395人，完成率97.00%，未参保105人。各镇未参保人数见附件。',
    ],
  },
  {
    heading: '更正和任务调整',
    paragraphs: ['1. 2021年11月19日，长安镇更正11月16日累计参保缴费人数，由11,240人更正为11,204人，原因：重复登记36人。', '2. 自2021年11月18日起，八仙镇任务数由26,500人调整为26,700人，依据：平医保函〔2021〕12号。'],
  },
  {
    heading: '存在的问题',
    paragraphs: ['一是部分镇进度滞后。正阳镇、八仙镇比序时进度慢5个百分点以上，个别村（社区）连续多日无新增。二是必保对象仍有缺口。一般脱贫户和三类人员尚有630人未参保，与全覆盖的要求仍有差距。三是数据上报不够及时。正阳镇当日未上报，沿用11月20日数据。'],
  },
  {
    heading: '工作要求',
    paragraphs: [
      '（一）压实工作责任。各镇要对照11月底完成80%的节点要求，倒排工期，逐村逐户摸清未参保底数，确保按期完成阶段任务。',
      '（二）紧盯重点人群。对一般脱贫户和三类人员中的未参保人员，逐人落实包联责任，确保参保全覆盖。',
      '（三）加强宣传引导。充分利用村组会、微信群、短信等方式宣传参保政策和缴费渠道，提高群众主动参保缴费的积极性。',
      '（四）严格数据上报。各镇每日17时前上报当日累计数据，更正数据须说明原因。',
    ],
  },
]

const pingliTowns: FixtureTown[] = annex1.map(([name, quota], index) => {
  const persons = [28_912, 13_700, 13_900, 14_500, 16_200, 10_600, 8_200, 8_400, 8_500, 11_100, 4_200][index] ?? 0
  const movement = [0, 1, -1, 0, 0, 0, 2, -1, -1, 0, 0][index] ?? 0
  return { name, quota, persons, increase: Math.round(quota / 10), movement, note: name === '正阳镇' ? '沿用11月20日，末位' : '' }
})

/** A whole content of towns; what a case wants otherwise is given. */
function contentOf(towns: readonly FixtureTown[], otherwise: Partial<BulletinContent> = {}): BulletinContent {
  const rows = annexRows(towns)
  return {
    isIssued: true,
    isDemo: false,
    isSuperseded: false,
    countyName: '平利县',
    coverageYear: 2022,
    office: '平利县城乡居民医保参保缴费联合督导组',
    documentNumber: '平医保督〔2021〕5号',
    issueNumber: 5,
    edition: 1,
    issueText: '第5期',
    supersedesText: null,
    title: '关于2022年度全县城乡居民基本医疗保险参保缴费进展情况的通报',
    addressees: '各镇人民政府，县政府各工作部门',
    copiedTo: '县委办公室，县人大常委会办公室，县政协办公室',
    cutOff: { day: plainDate('2021-11-23'), hour: 17 },
    cutOffText: '截至2021年11月23日17时',
    basisText: '口径：镇村上报；完成率＝累计参保缴费人数÷任务数（上级任务）',
    sections: pingliSections,
    townWord: '镇',
    ranksPrinted: true,
    hasPrevious: true,
    milestoneText: '11月30日',
    annexTitle: '平利县2022年度城乡居民基本医疗保险参保缴费进度表',
    rows,
    total: totalOf(towns),
    groups: [groupOf('一般脱贫户', rows, 0), groupOf('三类人员', rows, 1)],
    notes: ['“沿用”为截止日未上报，取最近一次上报数；“—”为未知。', '序时进度为68.09%（第1个节点前按日均匀推进）。'],
    issuedOn: plainDate('2021-11-24'),
    shortHash: '9f2c41d07ab3',
    paragraph: '【第5期通报】截至2021年11月23日17时，全县已参保缴费138,212人，完成任务数的65.82%，比序时进度慢2.27个百分点（差4,767人）；西河镇、洛河镇、老县镇位居前三，八仙镇、城关镇、正阳镇位居后三。',
    ...otherwise,
  }
}

/** Issue 5 of Pingli, issued. The eleven towns of annex 1; 138,212 of 210,000 persons is the county of design.md. */
export const pingliContent = contentOf(pingliTowns)

const longNames = ['乌拉特前旗白彦花镇', '准格尔旗布尔陶亥苏木', '克孜勒苏柯尔克孜自治州阿合奇县哈拉布拉克乡', '达尔罕茂明安联合旗巴音花镇', '博尔塔拉蒙古自治州赛里木湖风景名胜区管理委员会']

/** As many towns as wished, every third with a very long name, one without quota, one that never reported, one of 60 persons above 100 %. */
export function manyTowns(count: number): BulletinContent {
  const towns = Array.from({ length: count }, (_, index): FixtureTown => {
    const name = index % 3 === 0 ? `${longNames[(index / 3) % longNames.length] ?? ''}第${index + 1}` : `${index + 1}号苏木镇`
    const quota = index === 3 ? null : index === 5 ? 60 : index === 7 ? 1_000 : 8_000 + 1_371 * index
    const persons = index === 4 ? null : index === 5 ? 61 : index === 7 ? 1_003 : Math.round((quota ?? 5_000) * (0.4 + (index % 9) / 16))
    const note = quota === null ? '未下达任务数' : persons === null ? '尚无上报' : index % 8 === 0 ? '沿用11月20日' : ''
    return { name, quota, persons, increase: persons === null ? null : index === 6 ? -12 : Math.round(persons / 9), movement: (index % 7) - 3, note }
  })
  return contentOf(towns, { townWord: '苏木镇（街道）', annexTitle: '新疆维吾尔自治区克孜勒苏柯尔克孜自治州2022年度城乡居民基本医疗保险参保缴费进度表', isDemo: true })
}

/** A draft of which nobody has reported: no number but the quotas, nothing to compare with. */
export const emptyContent = contentOf(
  annex1.map(([name, quota]) => ({ name, quota, persons: null, note: '尚无上报' })),
  {
    isIssued: false,
    documentNumber: null,
    issueText: '第1期（草稿）',
    issueNumber: 1,
    sections: [{ heading: '进展情况', paragraphs: ['截至2021年11月23日17时，11个镇均尚无上报。'] }],
    hasPrevious: false,
    copiedTo: '',
    groups: [],
    issuedOn: null,
    shortHash: null,
    paragraph: '截至2021年11月23日17时，11个镇均尚无上报。',
  },
)

export const oneTownContent = contentOf([{ name: '城关镇', quota: 1_000, persons: 1_003, increase: 3, movement: 0 }])

export const hostileTexts = ['<b>城关镇</b>', '=HYPERLINK("http://x")', '+1', '-1', '@x', '&amp;', '甲\u0007乙', '𠮷田镇👨‍👩‍👧🎉', 'https://example.invalid/a-very-long-address-without-any-space-in-it-at-all', 'قۇرۇم ᠮᠣᠩᠭᠣᠯ é️']

/** HTML, formulas, signs that XML or the font does not hold, in every place where somebody can type. */
export const hostileContent = contentOf(
  hostileTexts.map((name, index) => ({ name, quota: 1_000, persons: 500 + index, note: hostileTexts[index] ?? '' })),
  {
    title: hostileTexts.join('；'),
    office: '<b>督导组</b>&amp;=1+1',
    addressees: '=1+1，@x',
    copiedTo: '<i>县委办</i>',
    documentNumber: '<b>〔2021〕</b>5号',
    annexTitle: '=HYPERLINK("http://x")',
    sections: [{ heading: '<h1>进展</h1>', paragraphs: hostileTexts }],
    notes: hostileTexts,
    basisText: '=1+1 <script>alert(1)</script>',
    paragraph: hostileTexts.join('，'),
  },
)

export const ranklessContent = contentOf(pingliTowns, { ranksPrinted: false })

/** A corrected edition of issue 5. */
export const correctedContent = contentOf(pingliTowns, { edition: 2, issueText: '第5期（更正版）', supersedesText: '本期为更正版，代替2021年11月24日签发的第5期（封存校验码9f2c41d07ab3）。', shortHash: '0b77e2a91c5d' })

/** Issue 5 after its corrected edition was issued. */
export const supersededContent: BulletinContent = { ...pingliContent, isSuperseded: true }

/** Every case by its name; each form has to hold all of them. */
export const contentCases: readonly (readonly [name: string, content: BulletinContent])[] = [
  ['eleven towns', pingliContent],
  ['31 towns with long names', manyTowns(31)],
  ['120 towns', manyTowns(120)],
  ['no data at all, a draft', emptyContent],
  ['one town', oneTownContent],
  ['HTML and formulas', hostileContent],
  ['no ranks printed', ranklessContent],
  ['a corrected edition', correctedContent],
  ['an edition that was replaced', supersededContent],
  ['four must-cover groups', { ...pingliContent, groups: [...pingliContent.groups, ...pingliContent.groups], rows: pingliContent.rows.map((row) => ({ ...row, remainders: [...row.remainders, ...row.remainders] })) }],
]
