import { getDivisions } from '../../db/queries/divisions'
import { divisionLevels } from '../../domain/divisions/division'
import { codeOption, countyOptions, inCounty, textOption } from '../command-line/county'
import { textTable } from '../command-line/table'
import type { Verb } from '../command-line/verb'

const levelWords = { county: '县', town: '镇', village: '村' } as const

const divisionsList: Verb = {
  words: 'divisions list',
  summary: '列出一个县的行政区划，已撤销的也列出',
  options: {
    ...countyOptions,
    level: { type: 'string', summary: `只列这一级：${divisionLevels.map((level) => `${level}（${levelWords[level]}）`).join('、')}` },
    under: { type: 'string', summary: '只列这个代码和它下面的，如镇的9位代码' },
  },
  async run({ options, database }) {
    const level = codeOption(options, 'level', divisionLevels)
    const under = textOption(options, 'under') ?? ''
    const access = await database()
    const all = await inCounty(access, options, (tx, county) => getDivisions(tx, county.code))
    const divisions = all.filter((division) => division.code.startsWith(under) && (level === undefined || division.level === level))
    const rows = divisions.map(({ code, level: its, name, population, validFrom, validTo, successorCode }) => [code, levelWords[its], name, population, validFrom, validTo, successorCode])
    const table = textTable(['代码', '级', '名称', '人口', '起', '止', '并入'], rows)
    return { text: divisions.length === 0 ? '没有符合的区划。' : `${table}\n共 ${divisions.length} 个区划。`, json: { divisions } }
  },
}

export default divisionsList
