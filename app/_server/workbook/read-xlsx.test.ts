import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildWorkbook, buildZip, rawRow, workbookParts, type RawWorkbook } from '@/app/_server/workbook/fixtures/build-xlsx'
import { tableLimits } from '@/app/_server/workbook/limits'
import { readTable } from '@/app/_server/workbook/read-table'
import type { CellValue } from '@/domain/imports/sheet'

async function read(bytes: Buffer, limits = tableLimits) {
  const reading = await readTable(bytes, '任务表.xlsx', limits)
  if (!reading.ok) throw reading.problem
  return reading.sheets
}

async function problem(bytes: Buffer, name = '任务表.xlsx', limits = tableLimits): Promise<string> {
  const reading = await readTable(bytes, name, limits)
  return reading.ok ? '（读入了）' : reading.problem.sentence
}

async function cellsOf(rows: string, book: Partial<RawWorkbook> = {}): Promise<CellValue[][]> {
  const sheets = await read(buildWorkbook({ sheets: [{ name: '表', rows }], ...book }))
  return sheets[0]?.rows.map((row) => row.cells) ?? []
}

describe('cells of a workbook', () => {
  it('reads annex 1 as LibreOffice saved it: rich text joined, line breaks kept, merged cells once', async () => {
    const [sheet, ...others] = await read(readFileSync('db/seed/pingli/pingli-annex1.xlsx'))
    expect(others).toEqual([])
    expect(sheet).toMatchObject({ name: 'Sheet1', hidden: false })
    expect(sheet?.rows.slice(0, 5)).toEqual([
      { number: 1, cells: ['附件1'] },
      { number: 2, cells: ['平利县2022年城乡居民医疗保险参保计划任务表'] },
      { number: 3, cells: ['单位：人'] },
      { number: 4, cells: ['序号', '镇', '任务数', '11月30日前\n需完成人数', '12月1日—25日\n需完成人数', '备注'] },
      { number: 5, cells: [1, '城关镇', 48000, 38400, 9600] },
    ])
    expect(sheet?.rows.at(-1)).toEqual({ number: 16, cells: ['合 计', null, 210000, 168000, 42000] })
  })

  it('reads shared strings with runs and without the reading aid above them', async () => {
    const sharedStrings = '<si><r><t>城关</t></r><r><rPr><b/></rPr><t xml:space="preserve">镇 </t></r><rPh sb="0" eb="2"><t>チョウ</t></rPh></si><si><t>A_x000D_&#10;B_x005F_x0041_</t></si>'
    expect(await cellsOf('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>', { sharedStrings })).toEqual([['城关镇 ', 'A\nB_x0041_']])
  })

  it('reads numbers, truth values, formulas and errors', async () => {
    const row = '<row r="1"><c r="A1"><v>48000</v></c><c r="B1" t="b"><v>1</v></c><c r="C1"><f>A1*2</f><v>96000</v></c><c r="D1" t="str"><f>"x"</f><v>甲</v></c><c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F1"><f>SUM(A1)</f></c></row>'
    expect(await cellsOf(row)).toEqual([[48000, true, 96000, '甲', { error: '#DIV/0!' }, { error: '未计算的公式' }]])
  })

  it('keeps gaps between cells and rows, whether or not places are written', async () => {
    const bytes = buildWorkbook({ sheets: [{ name: '表', rows: '<row r="3"><c r="B3"><v>1</v></c><c r="E3"><v>2</v></c></row><row/><row><c/><c><v>3</v></c></row>' }] })
    expect((await read(bytes))[0]?.rows).toEqual([{ number: 3, cells: [null, 1, null, null, 2] }, { number: 5, cells: [null, 3] }])
  })

  it('flags hidden sheets and reads prefixed elements', async () => {
    const xml = '<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>'
    const sheets = await read(buildWorkbook({ sheets: [{ name: '一', rows: '', xml }, { name: '二', rows: '', state: 'veryHidden' }] }))
    expect(sheets).toEqual([{ name: '一', hidden: false, rows: [{ number: 1, cells: ['甲'] }] }, { name: '二', hidden: true, rows: [] }])
  })

  it('gives a merged range its first cell only, also where others still hold something', async () => {
    const rows = rawRow(1, ['合计', '旧字', 5]) + rawRow(2, [9, 9, 6])
    const sheets = await read(buildWorkbook({ sheets: [{ name: '表', rows, merges: ['A1:B2', 'C5:XFD1048576'] }] }))
    expect(sheets[0]?.rows).toEqual([{ number: 1, cells: ['合计', null, 5] }, { number: 2, cells: [null, null, 6] }])
  })
})

describe('dates by number format', () => {
  const numberFormats = ['yyyy"年"m"月"d"日"', 'yyyy年m月d日', '[$-804]yyyy/m/d h:mm;@', 'h:mm:ss', '#,##0"日"', '[h]:mm', 'G/通用格式', 'm月d日']
  const style = (index: number, serial: number) => `<c s="${index + 1}"><v>${serial}</v></c>`
  it.each([
    [0, 44520, '2021-11-20'],
    [1, 44520, '2021-11-20'],
    [2, 44520.6458333333, '2021-11-20 15:30:00'],
    [3, 0.645833333333333, '15:30:00'],
    [4, 44520, 44520],
    [5, 1.5, 1.5],
    [6, 44520, 44520],
    [7, 44520, '2021-11-20'],
    [8, 44520, '2021-11-20'],
    [9, 59, '1900-02-28'],
    [9, 61, '1900-03-01'],
    [0, -3, -3],
  ])('style %i, %d', async (index, serial, shown) => {
    expect(await cellsOf(`<row>${style(index, serial)}</row>`, { numberFormats })).toEqual([[shown]])
  })

  it('counts from 1904 where the workbook says so, and reads ISO dates', async () => {
    expect(await cellsOf(`<row>${style(0, 43058)}<c t="d"><v>2021-11-20T00:00:00</v></c></row>`, { numberFormats, base1904: true })).toEqual([['2021-11-20', '2021-11-20']])
  })
})

const bomb = '文件解压后异常地大，不像正常的表格，已停止读取。请把需要的内容复制到新的工作簿，保存后重新上传。'
const damaged = '文件不完整或已损坏，读到一半就断了。请在表格软件里重新打开并保存，或请发来的人重新发一份，再上传。'

describe('files that are refused, each with its sentence', () => {
  const annex = readFileSync('db/seed/pingli/pingli-annex1.xlsx')
  const one = { name: '表', rows: rawRow(1, ['镇', '任务数']) }
  const rowsBomb = () => Buffer.concat([Buffer.from('<worksheet><sheetData>'), Buffer.alloc(32 * 1024 * 1024, ' ')])
  const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)])

  it.each<[string, () => Buffer, string]>([
    ['empty file', () => Buffer.alloc(0), '文件是空的（0 字节），应是 .xlsx 或 .csv 表格。请重新导出后再上传。'],
    ['too large', () => Buffer.alloc(10 * 1024 * 1024 + 1), '文件有 11 MB，最多可上传 10 MB。请删去图片和不用的工作表，或分成几个文件上传。'],
    ['half a file', () => annex.subarray(0, annex.length / 2), damaged],
    ['a file without its last byte', () => annex.subarray(0, annex.length - 1), damaged],
    ['sheet cut in half', () => buildWorkbook({ sheets: [{ ...one, xml: '<worksheet><sheetData><row><c><v>1</v></c></row>' }] }), damaged],
    ['wrong checksum', () => buildZip(workbookParts({ sheets: [one] }).map((part) => (part.name.includes('sheet1') ? { ...part, claimedChecksum: 1 } : part))), damaged],
    ['two parts of one name', () => buildZip([...workbookParts({ sheets: [one] }), { name: 'XL/workbook.xml', content: '<x/>' }]), damaged],
    ['sheet missing', () => buildZip(workbookParts({ sheets: [one] }).filter((part) => !part.name.includes('sheet1'))), damaged],
    ['string that is not there', () => buildWorkbook({ sheets: [{ name: '表', rows: '<row><c t="s"><v>7</v></c></row>' }] }), damaged],
    ['rows out of order', () => buildWorkbook({ sheets: [{ name: '表', rows: rawRow(2, [1]) + rawRow(1, [1]) }] }), damaged],
    ['bytes that are no text', () => buildZip(workbookParts({ sheets: [one] }).map((part) => (part.name.includes('sheet1') ? { ...part, content: Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe, 0xb5]) } : part))), damaged],
    ['zip bomb', () => buildZip([...workbookParts({ sheets: [one] }).filter((part) => !part.name.includes('sheet1')), { name: 'xl/worksheets/sheet1.xml', content: rowsBomb() }]), bomb],
    ['zip bomb with a lying size', () => buildZip([...workbookParts({ sheets: [one] }).filter((part) => !part.name.includes('sheet1')), { name: 'xl/worksheets/sheet1.xml', content: rowsBomb(), claimedSize: 5000 }]), bomb],
    ['entities', () => buildWorkbook({ sheets: [{ ...one, xml: '<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet>&b;</worksheet>' }] }), '文件里含有表格不需要的定义（DOCTYPE），为安全起见不读。请在表格软件里另存为 .xlsx 后重新上传。'],
    ['too many rows', () => buildWorkbook({ sheets: [{ name: '表', rows: Array.from({ length: 20_001 }, (_, index) => rawRow(index + 1, [1])).join('') }] }), '文件超过 20,000 行，这里最多读 20,000 行。请核对是否选错了文件，或分成几个文件上传。'],
    ['a value far to the right', () => buildWorkbook({ sheets: [{ name: '表', rows: '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' }] }), '表格超过 100 列，这里最多读 100 列。请删去右边不用的内容后重新上传。'],
    ['too many sheets', () => buildWorkbook({ sheets: Array.from({ length: 51 }, (_, index) => ({ name: `表${index}`, rows: '' })) }), '文件有超过 50 张工作表。请只保留要上传的一张后重新上传。'],
    ['too many parts', () => buildZip([...workbookParts({ sheets: [one] }), ...Array.from({ length: 1000 }, (_, index) => ({ name: `x/${index}`, content: '' }))]), '文件里的部件超过 1,000 个，不像正常的表格。请把需要的内容复制到新的工作簿，保存后重新上传。'],
    ['a text that would hold up everybody', () => buildWorkbook({ sheets: [{ name: '表', rows: rawRow(1, ['镇']) + rawRow(2, ['城'.repeat(5_001)]) }] }), '第2行有一格的文字超过 5,000 个字，不像正常的表格，已停止读取。请删去或缩短这一格后重新上传。'],
    ['such a text kept apart from its cell', () => buildWorkbook({ sheets: [one], sharedStrings: `<si><t>${'城'.repeat(5_001)}</t></si>` }), '文件里有一格的文字超过 5,000 个字，不像正常的表格，已停止读取。请删去或缩短这一格后重新上传。'],
    ['no sheet', () => buildWorkbook({ sheets: [] }), '文件里没有工作表，应有一张填好的表。请核对是否选错了文件。'],
    ['password', () => Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]), '文件加了密码，无法读取。请在表格软件里取消密码，另存为 .xlsx 后重新上传。'],
    ['password of the zip', () => buildZip([{ name: 'xl/workbook.xml', content: '<x/>', encrypted: true }]), '文件加了密码，无法读取。请在表格软件里取消密码，另存为 .xlsx 后重新上传。'],
    ['old Excel', () => ole, '这是旧版 Excel（.xls）或 WPS（.et）文件，应是 .xlsx 或 .csv。请在表格软件里另存为 .xlsx 后重新上传。'],
    ['web page', () => Buffer.from('\ufeff\n<html><table><tr><td>镇</td></tr></table></html>'), '文件名像表格，内容却是网页（HTML 或 XML），多半是从网页系统导出的。请用表格软件打开它，另存为 .xlsx 后重新上传。'],
    ['Word', () => buildZip([{ name: 'word/document.xml', content: '<x/>' }]), '这是 Word 文档，应是 .xlsx 或 .csv 表格。请选择表格文件，或在表格软件里另存为 .xlsx 后重新上传。'],
    ['PDF', () => Buffer.from('%PDF-1.7'), '这是 PDF 文件，应是 .xlsx 或 .csv 表格。请选择表格文件，或在表格软件里另存为 .xlsx 后重新上传。'],
    ['picture', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0]), '这是图片，应是 .xlsx 或 .csv 表格。请选择表格文件，或在表格软件里另存为 .xlsx 后重新上传。'],
    ['other bytes', () => Buffer.from('abc\0\0def'), '这是无法识别的文件，应是 .xlsx 或 .csv 表格。请选择表格文件，或在表格软件里另存为 .xlsx 后重新上传。'],
    ['other zip', () => buildZip([{ name: '照片.txt', content: 'x' }]), '这是压缩包，应是 .xlsx 或 .csv 表格。请选择表格文件，或在表格软件里另存为 .xlsx 后重新上传。'],
  ])('%s', async (_, bytes, sentence) => {
    expect(await problem(bytes())).toBe(sentence)
  })

  it('counts empty formatted cells too', async () => {
    const rows = `<row>${'<c/>'.repeat(50)}</row>`.repeat(3)
    expect(await problem(buildWorkbook({ sheets: [{ name: '表', rows }] }), '表.xlsx', { ...tableLimits, cells: 100 })).toBe(
      '表格的单元格超过 100 个，多半是整行整列设了格式。请把需要的内容复制到新的工作簿，保存后重新上传。',
    )
  })

  it('a merged range over everything costs nothing', async () => {
    const merges = Array.from({ length: 5000 }, () => 'A1:XFD1048576')
    expect(await problem(buildWorkbook({ sheets: [{ name: '表', rows: rawRow(1, [1]), merges }] }))).toBe('（读入了）')
  })
})
