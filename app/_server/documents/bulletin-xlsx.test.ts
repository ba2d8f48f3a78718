import { describe, expect, it } from 'vitest'
import { tableLimits } from '@/app/_server/workbook/limits'
import { openArchive } from '@/app/_server/workbook/open-archive'
import { readTable } from '@/app/_server/workbook/read-table'
import { contentCases, hostileContent, hostileTexts, manyTowns, pingliContent, supersededContent } from '@/domain/bulletins/bulletin-content.fixture'
import type { BulletinContent } from '@/domain/bulletins/bulletin-content'
import { bulletinXlsx } from './bulletin-xlsx'

async function sheetsOf(content: BulletinContent) {
  const reading = await readTable(Buffer.from(await bulletinXlsx(content)), 'bulletin.xlsx')
  if (!reading.ok) throw reading.problem
  return reading.sheets
}

async function partOf(content: BulletinContent, part: string): Promise<string> {
  const archive = await openArchive(Buffer.from(await bulletinXlsx(content)), tableLimits)
  const chunks: Buffer[] = []
  for await (const chunk of archive.read(part)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

const sheetXml = async (content: BulletinContent) => await partOf(content, 'xl/worksheets/sheet1.xml')

describe('the workbook of a bulletin', () => {
  it('has the annex and a sheet for each must-cover group', async () => {
    const sheets = await sheetsOf(pingliContent)
    expect(sheets.map(({ name }) => name)).toEqual(['进度表', '一般脱贫户', '三类人员'])
    const cells = sheets[0]?.rows.map((row) => row.cells) ?? []
    expect(cells.slice(0, 4)).toEqual([['附件'], [pingliContent.annexTitle], ['平利县城乡居民医保参保缴费联合督导组　平医保督〔2021〕5号　第5期，截至2021年11月23日17时'], [pingliContent.basisText]])
    expect(cells[5]?.slice(0, 9)).toEqual([1, '西河镇', '610926109', 14_600, 11_100, 0.7603, 1_460, '–', '快 7.94'])
    expect(cells[16]?.slice(1, 6)).toEqual(['合计', '610926', 210_000, 138_212, 0.6582])
    expect(cells.at(-1)).toEqual(['封存校验码：9f2c41d07ab3'])
  })

  it('keeps a rank and the name beside it apart', async () => {
    const xml = await sheetXml(pingliContent)
    const styles = await partOf(pingliContent, 'xl/styles.xml')
    const formats = styles.slice(styles.indexOf('<cellXfs')).match(/<xf .*?(?:<\/xf>|\/>(?!<(?:alignment|protection)))/g) ?? []
    const alignmentOf = (cell: string) => /horizontal="(\w+)"/.exec(formats[Number(new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`).exec(xml)?.[1])] ?? '')?.[1]
    expect(['A6', 'D6', 'H6', 'I6'].map(alignmentOf)).toEqual(['center', 'right', 'center', 'right'])
  })

  it('prints each rate as the bulletin does', async () => {
    const content = manyTowns(120)
    const cells = (await sheetsOf(content))[0]?.rows.map((row) => row.cells) ?? []
    const rates = new Map(cells.map((row) => [row[1], row[5]]))
    for (const row of content.rows) {
      const rate = rates.get(row.name)
      expect(typeof rate === 'number' ? `${(rate * 100).toFixed(2)}%` : null).toBe(row.rateText)
    }
  })

  it('never makes a formula of a text', async () => {
    const xml = await sheetXml(hostileContent)
    expect(xml).not.toContain('<f')
    const cells = (await sheetsOf(hostileContent))[0]?.rows.flatMap((row) => row.cells) ?? []
    for (const text of hostileTexts) expect(cells).toContain(text.replace('\u0007', ''))
  })

  it('says on the sheet and in its print what is an example', async () => {
    expect((await sheetsOf(manyTowns(3)))[0]?.rows[0]?.cells).toEqual(['演示数据'])
    expect(await sheetXml(manyTowns(3))).toContain('<oddHeader>&amp;R演示数据</oddHeader>')
  })

  it('says on each sheet and in its print what was replaced', async () => {
    expect((await sheetsOf(supersededContent)).map(({ rows }) => rows[0]?.cells)).toEqual(Array(3).fill(['已有更正版，以更正版为准']))
    expect(await sheetXml(supersededContent)).toContain('<oddHeader>&amp;R已有更正版，以更正版为准</oddHeader>')
  })

  it.each(contentCases)('is made of %s, with sheets of different names', async (_, content) => {
    const names = (await sheetsOf(content)).map(({ name }) => name)
    expect(new Set(names).size).toBe(content.groups.length + 1)
  })
})
