import { describe, expect, it } from 'vitest'
import { openArchive } from '@/app/_server/workbook/open-archive'
import { tableLimits } from '@/app/_server/workbook/limits'
import { contentCases, correctedContent, emptyContent, hostileContent, manyTowns, pingliContent, supersededContent } from '@/domain/bulletins/bulletin-content.fixture'
import type { BulletinContent } from '@/domain/bulletins/bulletin-content'
import { bulletinDocx } from './bulletin-docx'
import { mastheadForm } from './docx-masthead'
import { longestWord } from './printable-text'

async function partOf(bytes: Buffer, name: string): Promise<string> {
  const archive = await openArchive(bytes, tableLimits)
  const chunks: Buffer[] = []
  for await (const chunk of archive.read(name)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

async function documentXml(content: BulletinContent, redHead = true): Promise<string> {
  return await partOf(await bulletinDocx(content, { redHead }), 'word/document.xml')
}

/** The words of a part, without its markup. */
const words = (xml: string) => xml.replace(/<[^>]+>/g, '')

const paragraphs = (xml: string) => xml.match(/<w:p>.*?<\/w:p>|<w:p\/>/g) ?? []

describe('the layout of GB/T 9704-2012', () => {
  it('has an A4 type area of 156 × 225 mm and no grid', async () => {
    const xml = await documentXml(pingliContent)
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"')
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    expect(xml.match(/<w:sectPr/g)).toHaveLength(1)
    expect(xml).not.toContain('w:docGrid')
  })

  it('sets three-sized 仿宋 in exact lines of 28 pt, a quarter point narrower', async () => {
    const styles = await partOf(await bulletinDocx(pingliContent, { redHead: true }), 'word/styles.xml')
    const body = /<w:style [^>]*w:styleId="Body".*?<\/w:style>/.exec(styles)?.[0] ?? ''
    expect(body).toContain('w:line="560" w:lineRule="exact"')
    expect(body).toContain('w:eastAsia="仿宋_GB2312"')
    expect(body).toContain('<w:sz w:val="32"/>')
    expect(body).toContain('<w:spacing w:val="-5"/>')
    expect(body).toContain('w:firstLineChars="200"')
    const ids = [...styles.matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const headings = [...styles.matchAll(/<w:style [^>]*w:styleId="Heading(?:One|Two)".*?<\/w:style>/g)].map(([style]) => style)
    expect(headings.filter((style) => style.includes('<w:keepNext/>') && /黑体|楷体/.test(style))).toHaveLength(2)
  })

  it('stands the red masthead 35 mm down, over a rule, and leaves it out in the plain form', async () => {
    const red = await documentXml(pingliContent)
    expect(red).toContain('w:line="1984" w:lineRule="exact"')
    expect(red).toMatch(/<w:pStyle w:val="Masthead"\/>/)
    expect(red).toMatch(/<w:bottom w:val="single" w:color="E60012"/)
    expect(words(red)).toContain('平医保督〔2021〕5号')
    const plain = await documentXml(pingliContent, false)
    expect(plain).not.toContain('Masthead')
    expect(words(plain)).toContain('第5期')
  })

  it('prints the document number once: in the red head, or under the title of the plain form, where there is one', async () => {
    const numberOf = async (content: BulletinContent, redHead: boolean) => paragraphs(await documentXml(content, redHead)).filter((paragraph) => paragraph.includes('<w:pStyle w:val="Number"/>')).map(words)
    expect(await numberOf(pingliContent, true)).toEqual(['平医保督〔2021〕5号'])
    expect(await numberOf(pingliContent, false)).toEqual(['平医保督〔2021〕5号'])
    expect(await numberOf(emptyContent, false)).toEqual([])
    const plain = paragraphs(await documentXml(pingliContent, false)).map(words)
    expect(plain.slice(0, 2)).toEqual([pingliContent.title, '平医保督〔2021〕5号'])
  })

  it.each([
    ['县医保局', { lines: 1, size: 44, scale: 100 }],
    ['平利县城乡居民医保参保缴费联合督导组', { lines: 1, size: 37, scale: 66 }],
    ['新疆维吾尔自治区克孜勒苏柯尔克孜自治州城乡居民医疗保险联合督导组办公室', { lines: 2 }],
  ])('fits %s into 156 mm', (office, expected) => {
    const form = mastheadForm(office)
    expect({ ...form, lines: form.lines.length }).toMatchObject(expected)
    expect(form.lines.join('')).toBe(office)
  })

  it('numbers pages with dashes, odd right and even left', async () => {
    const bytes = await bulletinDocx(pingliContent, { redHead: true })
    expect(await partOf(bytes, 'word/settings.xml')).toContain('<w:evenAndOddHeaders')
    const footers = await Promise.all(['word/footer1.xml', 'word/footer2.xml'].map((name) => partOf(bytes, name)))
    expect(footers.map((footer) => /<w:jc w:val="(\w+)"/.exec(footer)?.[1]).toSorted()).toEqual(['left', 'right'])
    expect(footers[0]).toMatch(/— .*PAGE.* —/)
  })

  it('sets 附件： two signs in and its second line under the name, in a style without an indent in signs', async () => {
    const bytes = await bulletinDocx(pingliContent, { redHead: true })
    const style = /<w:style [^>]*w:styleId="AnnexNote".*?<\/w:style>/.exec(await partOf(bytes, 'word/styles.xml'))?.[0] ?? ''
    expect(style).toContain('<w:basedOn w:val="Normal"/>')
    expect(style).toContain('<w:keepNext/>')
    expect(style).toContain('<w:ind w:left="1575" w:hanging="945"/>')
    const note = paragraphs(await partOf(bytes, 'word/document.xml')).find((paragraph) => words(paragraph).startsWith('附件：'))
    expect(note).toContain('<w:pStyle w:val="AnnexNote"/>')
    expect(note).not.toContain('<w:ind')
  })

  it.each([
    ['short', '各镇要逐村逐户摸清底数。', true],
    ['longer than ten lines', '各镇要逐村逐户摸清底数。'.repeat(30), false],
  ])('keeps the signature with the last paragraph of the text, of a text that ends %s', async (_, last, isWhole) => {
    const found = paragraphs(await documentXml({ ...pingliContent, sections: [{ heading: '工作要求', paragraphs: ['（一）压实责任。', last] }] }))
    const from = found.findIndex((paragraph) => words(paragraph) === last)
    const date = found.findIndex((paragraph) => words(paragraph) === '2021年11月24日')
    // 附件： has it by its style.
    const chain = found.slice(from, date).filter((paragraph) => !paragraph.includes('"AnnexNote"'))
    expect(chain.map(words)).toEqual([last, '', '', pingliContent.office])
    for (const paragraph of chain) expect(paragraph).toContain('<w:keepNext/>')
    expect(chain[0]?.includes('<w:keepLines/>')).toBe(isWhole)
    expect(found[date]).not.toContain('<w:keepNext/>')
  })

  it.each([
    ['with 抄送', '县委办公室', 2],
    ['without 抄送', '', 1],
  ])('lays the imprint %s on the lower edge of the last page, before the paragraph it is anchored to', async (_, copiedTo, rows) => {
    const xml = await documentXml({ ...pingliContent, copiedTo })
    const [table = ''] = /<w:tbl>(?:(?!<w:tbl>).)*<\/w:tbl><w:p>(?:(?!<w:p>).)*<\/w:p><w:sectPr/.exec(xml) ?? []
    expect(table).toMatch(/<w:tblpPr [^>]*w:tblpX="1587" w:horzAnchor="page" w:tblpYSpec="bottom" w:vertAnchor="margin"/)
    expect(table).toContain('w:line="20" w:lineRule="exact"')
    expect(table.match(/<w:tr>/g)).toHaveLength(rows)
    expect(xml.match(/<w:tblpPr/g)).toHaveLength(1)
  })

  it('names fonts with what may stand for them and ships none', async () => {
    const table = await partOf(await bulletinDocx(pingliContent, { redHead: true }), 'word/fontTable.xml')
    expect(table).toContain('<w:font w:name="方正小标宋_GBK"><w:altName w:val="方正小标宋简体,')
    expect(table).not.toContain('embed')
  })
})

describe('words that are longer than their line', () => {
  const monster = 'https://example.invalid/' + 'a1'.repeat(20)

  it.each([
    ['issued', pingliContent],
    ['of 31 towns', manyTowns(31)],
    ['empty', emptyContent],
  ])('are the only ones that may be cut: a bulletin %s has none', async (_, content) => {
    expect(await documentXml(content)).not.toContain('w:wordWrap')
  })

  it('are cut in the text and in a cell, and leave the other paragraphs alone', async () => {
    const rows = pingliContent.rows.map((row, index) => (index === 0 ? { ...row, note: 'unbroken-remark' } : row))
    const xml = await documentXml({ ...pingliContent, rows, sections: [{ heading: '进展情况', paragraphs: [`见${monster}。`, '（一）总体进度。138,212人。'] }] })
    const cut = paragraphs(xml).filter((paragraph) => paragraph.includes('<w:wordWrap w:val="0"/>'))
    expect(cut.map(words)).toEqual([`见${monster}。`, 'unbroken-remark'])
  })

  it.each([
    ['全县48,000人，2021年', 3],
    ['A'.repeat(50), 25],
    ['x y', 0.5],
    ['', 0],
  ])('%s: %d ems', (text, ems) => {
    expect(longestWord(text)).toBe(ems)
  })
})

describe('what the document says', () => {
  it('carries issue, cut-off, base, seal, copies and a date without leading zeros', async () => {
    const text = words(await documentXml(pingliContent))
    for (const part of ['第5期，截至2021年11月23日17时', pingliContent.basisText, '封存校验码：9f2c41d07ab3', '抄送：县委办公室，县人大常委会办公室，县政协办公室。', '2021年11月24日印发', '各镇人民政府，县政府各工作部门：', '一、进展情况', '四、工作要求', '138,212', '65.82%']) {
      expect(text).toContain(part)
    }
  })

  it('repeats the head of each table and cuts no row', async () => {
    const xml = await documentXml(manyTowns(31))
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(3)
    expect(xml.match(/<w:cantSplit\/>/g)?.length).toBe(xml.match(/<w:tr>/g)?.length)
    expect(words(xml)).toContain('100.30%')
  })

  it('marks examples and drafts on every page, and nothing else', async () => {
    const header = async (content: BulletinContent) => words(await partOf(await bulletinDocx(content, { redHead: true }), 'word/header1.xml'))
    expect(await header(manyTowns(3))).toBe('演示数据')
    expect(await header(emptyContent)).toBe('草稿，未签发')
    expect(await header(pingliContent)).toBe('')
    expect(await header({ ...supersededContent, isDemo: true })).toBe('演示数据　已有更正版，以更正版为准')
    expect(words(await documentXml(emptyContent))).not.toContain('封存校验码')
  })

  it('says of a corrected edition what it takes the place of', async () => {
    expect(words(await documentXml(correctedContent))).toContain('本期为更正版，代替2021年11月24日签发的第5期')
  })

  it('keeps HTML as letters and drops signs that XML cannot hold', async () => {
    const xml = await documentXml(hostileContent)
    expect(xml).toContain('&lt;b&gt;城关镇&lt;/b&gt;')
    expect(xml).toContain('&amp;amp;')
    expect(xml).toContain('甲乙')
    expect(xml).not.toContain('<b>')
  })

  it.each(contentCases)('is made of %s, with and without the red head', async (_, content) => {
    for (const redHead of [true, false]) expect((await bulletinDocx(content, { redHead })).subarray(0, 2).toString()).toBe('PK')
  })
})
