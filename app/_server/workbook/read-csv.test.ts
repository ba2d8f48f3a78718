import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { tableLimits } from '@/app/_server/workbook/limits'
import { readTable } from '@/app/_server/workbook/read-table'

async function read(bytes: Buffer | string, limits = tableLimits) {
  const reading = await readTable(Buffer.from(bytes), 'C:\\表\\任务表.csv', limits)
  return reading.ok ? { encoding: reading.encoding, name: reading.sheets[0]?.name, rows: reading.sheets[0]?.rows } : reading.problem.sentence
}

const rows = [
  { number: 1, cells: ['镇', '任务数'] },
  { number: 2, cells: ['城关镇', '48000'] },
]

describe('a .csv in any encoding', () => {
  const text = '镇,任务数\r\n城关镇,48000\r\n'
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['gb18030', iconv.encode(text, 'gb18030')],
    ['utf-16le', Buffer.from(`\ufeff${text.replaceAll(',', '\t')}`, 'utf16le')],
  ])('%s', async (encoding, bytes) => {
    expect(await read(bytes)).toEqual({ encoding, name: '任务表', rows })
  })

  it('keeps rare hanzi of GB18030', async () => {
    expect(await read(iconv.encode('姓名\n㛃𠮷𬭎鿍䶮', 'gb18030'))).toMatchObject({ rows: [{}, { number: 2, cells: ['㛃𠮷𬭎鿍䶮'] }] })
  })
})

describe('what spreadsheets add to a .csv', () => {
  it('takes sep=, ="…", a leading tab and a protecting apostrophe away', async () => {
    expect(await read('sep=;\r\n代码;名称\r\n="610926100";"\t城关镇"\r\n\'=1+1;"=""0012"""\r\n')).toMatchObject({
      rows: [{ cells: ['代码', '名称'] }, { cells: ['610926100', '城关镇'] }, { cells: ['=1+1', '0012'] }],
    })
  })

  it('keeps line breaks inside quotes, counts rows as a spreadsheet does, leaves empty lines out', async () => {
    expect(await read('镇,"11月30日前\r\n需完成人数"\n\n ,\n城关镇,38400')).toMatchObject({
      rows: [{ number: 1, cells: ['镇', '11月30日前\n需完成人数'] }, { number: 4, cells: ['城关镇', '38400'] }],
    })
  })

  it('reads a file larger than one piece', async () => {
    const body = Array.from({ length: 15_000 }, (_, index) => `城关镇,${index}`).join('\n')
    expect(await read(`镇,任务数\n${body}`)).toMatchObject({ rows: { length: 15_001, 15_000: { number: 15_001, cells: ['城关镇', '14999'] } } })
  })
})

describe('a .csv that is refused', () => {
  it.each([
    ['a quote left open', '镇,任务数\n城关镇,48000\n"老县镇,18800\n长安镇,21000\n', '从第3行起有一个双引号没有配对，后面的内容无法分清。请补上或删去这个双引号后重新上传。'],
    ['too many rows', '1\n'.repeat(20_001), '文件超过 20,000 行，这里最多读 20,000 行。请核对是否选错了文件，或分成几个文件上传。'],
    ['a text that would hold up everybody', `镇,任务数\n${'城'.repeat(5_001)},1\n`, '第2行有一格的文字超过 5,000 个字，不像正常的表格，已停止读取。请删去或缩短这一格后重新上传。'],
    ['too many columns', '1,'.repeat(100) + '1', '表格超过 100 列，这里最多读 100 列。请删去右边不用的内容后重新上传。'],
    ['no text of any encoding', Buffer.from([0x31, 0xff, 0xff, 0x32, 0x81]), '文件里的文字读不出来，应为 UTF-8 或 GB18030 编码的 .csv。请在表格软件里另存为 .xlsx 后重新上传。'],
  ])('%s', async (_, text, sentence) => {
    expect(await read(text)).toBe(sentence)
  })
})
