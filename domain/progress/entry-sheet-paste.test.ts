import { describe, expect, it } from 'vitest'
import { annex1 } from '@/domain/progress/pingli.fixture'
import { isBlock, placeBlock, readBlock, type PasteTarget } from '@/domain/progress/entry-sheet-paste'
import type { EntryRow } from '@/domain/progress/entry-sheet'
import { directLineName } from '@/domain/progress/town-overview'
import { plainDate } from '@/domain/time/plain-date'

function row(divisionCode: string, name: string, level: EntryRow['level'] = 'town'): EntryRow {
  return { divisionCode, level, name, population: null, quota: null, everyone: null, previous: null, next: null, stored: null, issued: null }
}

const towns = annex1.map(([name], index) => row(`610926${100 + index}`, name))
const county: PasteTarget = { rows: towns, startIndex: 0, place: { code: '610926', name: '平利县' }, asOf: plainDate('2021-11-22') }
const villages: PasteTarget = {
  rows: [row('610926100001', '五峰社区居委会', 'village'), row('610926100201', '五峰村委会', 'village'), row('610926100202', '药妇沟村委会', 'village'), row('610926100', directLineName, 'village')],
  startIndex: 0,
  place: { code: '610926100', name: '城关镇' },
  asOf: plainDate('2021-11-22'),
}

function paste(text: string, target: PasteTarget = county) {
  const { fills, notes } = placeBlock(readBlock(text), target)
  return { fills: fills.map((fill) => `${fill.row.name}=${fill.text}`), notes }
}

describe('reading a copied block', () => {
  it.each<[string, string, string[][]]>([
    ['a column with the line end Excel adds', '1\r\n2\r\n', [['1'], ['2']]],
    ['two columns', '城关镇\t1\n老县镇\t2', [['城关镇', '1'], ['老县镇', '2']]],
    ['a quoted cell with a line end', '"城关\n镇"\t1', [['城关\n镇', '1']]],
    ['doubled quotes', '"说""好"""\t1', [['说"好"', '1']]],
    ['blank cells', '1\n\n3', [['1'], [''], ['3']]],
    ['blank rows at the end go', '1\n\t\n\n', [['1']]],
    ['nothing', '', []],
    ['an open quote is text', '"12\t3', [['"12', '3']]],
  ])('%s', (_name, text, block) => {
    expect(readBlock(text)).toEqual(block)
  })

  it('one value is not a block', () => {
    expect(isBlock(readBlock('12,345\r\n'))).toBe(false)
    expect(isBlock(readBlock('1\n2'))).toBe(true)
  })
})

describe('a column fills downwards', () => {
  it('from the cell it was pasted into', () => {
    expect(paste('1\n2\n3', { ...county, startIndex: 8 })).toEqual({ fills: ['兴隆镇=1', '西河镇=2', '正阳镇=3'], notes: [] })
  })

  it('leaves lines of blank cells as they are', () => {
    expect(paste('1\n\n3')).toEqual({ fills: ['城关镇=1', '长安镇=3'], notes: [] })
  })

  it('says what did not fit', () => {
    expect(paste('1\n2\n3', { ...county, startIndex: 9 })).toEqual({
      fills: ['西河镇=1', '正阳镇=2'],
      notes: ['贴入3个数，从西河镇起只有2行，多出的1个没有填入，请核对是否错位或带有合计行。'],
    })
  })

  it('passes over a heading, but keeps a bad number for its sentence', () => {
    expect(paste('今日累计\n1').fills).toEqual(['城关镇=1'])
    expect(paste('今日累计\n1').notes).toEqual(['第1行“今日累计”按表头略过。'])
    expect(paste('1.2E+5\n1').fills).toEqual(['城关镇=1.2E+5', '老县镇=1'])
  })

  it('takes the one filled column of several', () => {
    expect(paste('\t5\n\t6').fills).toEqual(['城关镇=5', '老县镇=6'])
  })

  it('does not guess between columns', () => {
    expect(paste('1\t2\n3\t4').fills).toEqual([])
    expect(paste('1\t2\n3\t4').notes[0]).toContain('有2列')
  })
})

describe('R4 names beside the numbers', () => {
  it('go to their own lines whatever the order', () => {
    expect(paste('正阳镇\t8\n城关镇\t1')).toEqual({ fills: ['正阳镇=8', '城关镇=1'], notes: [] })
  })

  it('heading, number column and a total that adds up are understood', () => {
    expect(paste('序号\t单位\t今日累计\n1\t城关镇\t10\n2\t老县镇\t５\n\t合 计\t15')).toEqual({ fills: ['城关镇=10', '老县镇=５'], notes: [] })
  })

  it('a total that does not add up is told with the difference', () => {
    expect(paste('城关镇\t10\n合计\t15').notes).toEqual(['合计行写着 15，与所贴各行之和 10 相差 5，请核对。'])
  })

  it('a stem is never matched', () => {
    const { fills, notes } = paste('五峰\t1\n药妇沟村\t2', villages)
    expect(fills).toEqual(['药妇沟村委会=2'])
    expect(notes[0]).toMatch(/^第1行：“五峰”可能是五峰社区居委会或五峰村委会/)
  })

  it('社区 and 村 of one name stay apart, and 镇直 is a line', () => {
    expect(paste('五峰村\t2\n五峰社区\t1\n镇直\t7', villages).fills).toEqual(['五峰村委会=2', '五峰社区居委会=1', '镇直=7'])
  })

  it("a town's own line answers to its name", () => {
    const own = { ...villages, rows: [row('610926100', '城关镇')] }
    expect(paste('城关镇\t9\n老县镇\t3', own)).toMatchObject({ fills: ['城关镇=9'], notes: [expect.stringContaining('“老县镇”')] })
  })

  it('a name twice fills neither', () => {
    expect(paste('城关镇\t1\n城关镇\t2\n老县镇\t3')).toEqual({ fills: ['老县镇=3'], notes: ['城关镇出现了不止一次，没有填入，请留下正确的一行再贴。'] })
  })

  it('two number columns are not guessed between', () => {
    expect(paste('城关镇\t1\t2').notes).toEqual(['名称后面有2列数字，不能断定取哪一列，请只复制名称和今日累计两列。'])
  })
})
