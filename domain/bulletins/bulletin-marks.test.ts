import { describe, expect, it } from 'vitest'
import { correctedContent, emptyContent, manyTowns, pingliContent, supersededContent } from './bulletin-content.fixture'
import { addresseeLine, bulletinMarks, issueLine, sealLine, sectionHeading } from './bulletin-marks'

describe('the lines that every form carries', () => {
  it('marks examples, drafts and what was replaced', () => {
    const contents = [pingliContent, manyTowns(1), emptyContent, { isDemo: true, isIssued: false, isSuperseded: false }, { ...supersededContent, isDemo: true }]
    expect(contents.map(bulletinMarks)).toEqual([[], ['演示数据'], ['草稿，未签发'], ['演示数据', '草稿，未签发'], ['演示数据', '已有更正版，以更正版为准']])
  })

  it('names issue and cut-off, and the seal of what is sealed', () => {
    expect(issueLine(correctedContent)).toBe('第5期（更正版），截至2021年11月23日17时')
    expect([pingliContent, emptyContent].map(sealLine)).toEqual(['封存校验码：9f2c41d07ab3', null])
  })

  it.each([
    ['各镇人民政府', '各镇人民政府：'],
    ['各镇人民政府:', '各镇人民政府：'],
    ['各镇人民政府：： ', '各镇人民政府：'],
  ])('ends %j with one full-width colon', (typed, printed) => {
    expect(addresseeLine(typed)).toBe(printed)
  })

  it('numbers sections in hanzi', () => {
    expect([0, 3, 9, 10].map((index) => sectionHeading(index, '工作要求'))).toEqual(['一、工作要求', '四、工作要求', '十、工作要求', '11、工作要求'])
  })
})
