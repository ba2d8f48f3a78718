import { describe, expect, it } from 'vitest'
import { readDivisionTable } from '@/domain/divisions/division-table'
import type { CellValue, Sheet } from '@/domain/imports/sheet'

const county = { code: '610926', name: '平利县' }
const known = [{ code: '610926100', name: '城关镇' }, { code: '610926101', name: '兴隆镇' }]

function sheet(rows: CellValue[][]): Sheet[] {
  return [{ name: '区划', hidden: false, rows: rows.map((cells, index) => ({ number: index + 1, cells })) }]
}

function sentences(rows: CellValue[][]): string[] {
  const reading = readDivisionTable(sheet(rows), { county, known })
  return reading.ok ? ['（读入了）'] : reading.problems.map((problem) => problem.sentence)
}

describe('a table of divisions (R4)', () => {
  it('reads towns of twelve digits as nine, with English headings', () => {
    const rows = [['code12', 'code9', 'town', 'units'], ['610926100000', '610926100', '城关镇', '30'], [610926101000, 610926101, '兴隆镇', 11]]
    expect(readDivisionTable(sheet(rows), { county, known: [] })).toEqual({
      ok: true,
      sheet: '区划',
      divisions: [
        { code: '610926100', level: 'town', name: '城关镇', type: '' },
        { code: '610926101', level: 'town', name: '兴隆镇', type: '' },
      ],
    })
  })

  it('reads county, towns and villages of one file in any order, with Chinese headings below a title', () => {
    const rows = [['平利县行政区划'], ['名 称', '类型', '区划代码', '所属镇'], ['五峰村委会', '村', '610926100204', '城关镇'], ['平利县', '', '610926000000'], ['城关镇', '', '610926100']]
    expect(readDivisionTable(sheet(rows), { county, known: [] })).toMatchObject({
      divisions: [{ code: '610926100204', level: 'village', type: '村' }, { code: '610926', level: 'county' }, { code: '610926100', level: 'town' }],
    })
  })

  it('reads the population where the table has it, and says which cell it cannot read', () => {
    const rows = (persons: CellValue) => [['区划代码', '名称', '人口（人）'], ['610926100', '城关镇', persons]]
    expect(readDivisionTable(sheet(rows('6.1万')), { county, known: [] })).toMatchObject({
      problems: [{ row: 2, column: { letter: 'C' }, sentence: '第2行“人口（人）”读到“6.1万”，应为整数人数（如 48000 或 48,000），请只填数字，单位不写在格内；没有数就留空。' }],
    })
    expect(readDivisionTable(sheet(rows('61,000')), { county, known: [] })).toMatchObject({ divisions: [{ population: 61_000 }] })
    expect(readDivisionTable(sheet(rows(null)), { county, known: [] })).toMatchObject({ divisions: [{ population: null }] })
  })

  const heading = ['区划代码', '名称', '镇', '类型']
  it.each<[string, CellValue[][], string[]]>([
    ['length', [['6109261000', '城关镇']], ['第2行“区划代码”读到“6109261000”（10位），应为6位（县）、9位（镇）或12位（村）数字，请核对。']],
    ['scientific notation', [['6.10926E+11', '城关镇']], ['第2行“区划代码”读到“6.10926E+11”，这是科学计数法，已看不出原来的每一位数字，请把该列设为文本格式后重填完整代码。']],
    ['words', [['城关', '城关镇']], ['第2行“区划代码”读到“城关”，应为6位（县）、9位（镇）或12位（村）数字，请核对。']],
    ['no code', [[null, '五峰村委会']], ['第2行“区划代码”是空的，应填区划代码，请补上。']],
    ['no name', [['610926100204']], ['第2行“名称”是空的，应填区划全称，请补上。']],
    ['error cell', [[{ error: '#N/A' }, '五峰村委会']], ['第2行“区划代码”是错误值“#N/A”，请在表格里改好后重新上传。']],
    ['code twice', [['610926100204', '五峰村委会'], ['610926100204', '中原村委会']], ['第3行的代码610926100204与第2行重复，每个代码只能有一行，请核对。']],
    ['name twice', [['610926100204', '五峰村委会'], ['610926100205', '五峰村委会'], ['610926101205', '五峰村委会']], ['第3行“五峰村委会”与第2行同属城关镇且同名，请核对。']],
    ['parent missing', [['610926150204', '五峰村委会']], ['第2行“五峰村委会”的上级610926150不在名单中，请先补上这个镇，或核对代码。']],
    ['parent contradicted', [['610926100204', '五峰村委会', '兴隆镇']], ['第2行“五峰村委会”的代码属于城关镇，所写的镇却是“兴隆镇”，请核对。']],
    ['another county', [['610927100', '城关镇']], ['第2行“城关镇”的代码610927100不属于平利县（610926），请核对。']],
    ['nothing', [], ['工作表“区划”第1行是表头，下面没有一行数据，请填好后重新上传。']],
  ])('%s', (_, rows, expected) => {
    expect(sentences([heading, ...rows])).toEqual(expected)
  })

  it('says which headings it saw', () => {
    expect(sentences([['姓名', '电话'], ['张三', 1]])).toEqual(['工作表“区划”里没有找到“区划代码”和“名称”两列表头，第一行读到的是：姓名、电话。请补上表头，或换成区划表后重新上传。'])
    expect(sentences([])).toEqual(['文件里没有数据，请选择填好的区划表后重新上传。'])
  })
})

it('a village table may still name its town by a former name', () => {
  const rows = [['区划代码', '名称', '镇'], ['610926101200', '马鞍桥村委会', '兴隆乡']]
  const renamed = [{ code: '610926101', name: '兴隆镇', formerNames: ['兴隆乡'] }]
  expect(readDivisionTable(sheet(rows), { county, known: renamed })).toMatchObject({ ok: true, divisions: [{ code: '610926101200' }] })
  expect(sentences(rows)).toEqual(['第2行“马鞍桥村委会”的代码属于兴隆镇，所写的镇却是“兴隆乡”，请核对。'])
})
