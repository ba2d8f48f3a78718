import { describe, expect, it } from 'vitest'
import { isCountHeadingRow, readCountHeadings } from '@/domain/count-uploads/count-headings'

const kindsOf = (...cells: string[]) => readCountHeadings({ number: 1, cells }).map((column) => column.kind)

describe('what a heading means', () => {
  it.each<[string, string[]]>([
    ['code', ['区划代码', '代码', '行政区划代码', 'divisionCode']],
    ['town', ['镇', '乡镇', '街道', '苏木', '镇（街道、苏木）', '乡镇名称', '所属镇']],
    ['village', ['村', '村（社区）', '嘎查', '村（社区、嘎查）', '村名']],
    ['name', ['单位', '名称', '单位名称', '填报单位', '区划名称']],
    ['date', ['日期', '截至日期', '填报日期', 'asOf']],
    ['hour', ['时点', '截至时点', '截至时间', '时点（时）']],
    ['persons', ['累计参保缴费人数', '累计人数', '已参保人数', '参保人数', '缴费人数', '今日累计', '当日累计（人）', '累计参保缴费人数（单位：人）', '已缴费人数', 'persons']],
    ['reason', ['原因', '备注', '更正原因']],
    ['position', ['序号', '编号']],
    ['unknown', ['昨日累计', '应参保人数', '任务数', '完成率', '新增人数', '人数', '累计金额', '未参保人数']],
  ])('%s', (kind, headings) => expect(headings.map((heading) => kindsOf(heading)[0])).toEqual(headings.map(() => kind)))

  it('a row is the heading row when it names divisions and counts', () => {
    const isHeading = (...cells: string[]) => isCountHeadingRow(readCountHeadings({ number: 1, cells }))
    expect(isHeading('序号', '镇', '累计人数')).toBe(true)
    expect(isHeading('序号', '累计人数')).toBe(false)
    expect(isHeading('镇', '任务数')).toBe(false)
    expect(isHeading('x'.repeat(100_000), '镇', '累计人数')).toBe(true)
  })
})
