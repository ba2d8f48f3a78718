import { describe, expect, it } from 'vitest'
import type { Division } from '@/domain/divisions/division'
import { levelOfCode } from '@/domain/divisions/division'
import { formerNameSentence, matchDivision, normalCode, type DivisionScope } from '@/domain/divisions/match-division'
import { plainDate } from '@/domain/time/plain-date'

const asOf = plainDate('2021-11-23')

function division(code: string, name: string, change: Partial<Division> = {}): Division {
  const level = levelOfCode(code) ?? 'county'
  return { code, name, level, validFrom: plainDate('2000-01-01'), validTo: null, successorCode: null, population: null, ...change }
}

const county = division('610926', '平利县')
const town = division('610926100', '城关镇')
const divisions = [
  county,
  town,
  division('610926101', '兴隆镇'),
  division('610926199', '徐家坝乡', { validTo: plainDate('2014-12-31'), successorCode: '610926101' }),
  division('610926198', '老城乡', { validTo: plainDate('2014-12-31') }),
  division('610926197', '新城街道', { validFrom: plainDate('2022-01-01') }),
  division('610926100001', '西城社区居委会'),
  division('610926100004', '五峰社区居委会'),
  division('610926100204', '五峰村委会'),
  division('610926100205', '中村村委会'),
  division('610926100206', '龙头村'),
  division('610926101200', '马鞍桥村委会'),
]
const towns: DivisionScope = { parent: county, level: 'town', divisions, asOf }
const villages: DivisionScope = { parent: town, level: 'village', divisions, asOf }

describe('R4: a division is matched on code or full name', () => {
  it.each([
    [{ name: '城关镇' }, towns, '610926100'],
    [{ name: '城 关 镇' }, towns, '610926100'],
    [{ name: '平利县城关镇' }, towns, '610926100'],
    [{ name: '城关镇人民政府' }, towns, '610926100'],
    [{ code: 610926100 }, towns, '610926100'],
    [{ code: '610926100000' }, towns, '610926100'],
    [{ code: '６１０９２６１００' }, towns, '610926100'],
    [{ name: '城关', code: '610926100' }, towns, '610926100'],
    [{ name: '610926101' }, towns, '610926101'],
    [{ name: '五峰社区' }, villages, '610926100004'],
    [{ name: '五峰社区居委会' }, villages, '610926100004'],
    [{ name: '五峰居委会' }, villages, '610926100004'],
    [{ name: '五峰村' }, villages, '610926100204'],
    [{ name: '五峰村委会' }, villages, '610926100204'],
    [{ name: '五峰村村民委员会' }, villages, '610926100204'],
    [{ name: '城关镇五峰村' }, villages, '610926100204'],
    [{ name: '中村' }, villages, '610926100205'],
    [{ name: '龙头村村委会' }, villages, '610926100206'],
  ])('%j is found', (cells, scope, code) => {
    expect(matchDivision(cells, scope)).toMatchObject({ ok: true, division: { code } })
  })

  it.each([
    [{ name: '五峰' }, villages, 'ambiguous', '“五峰”可能是五峰社区居委会或五峰村委会，请写全称或填区划代码。'],
    [{ name: '西城' }, villages, 'incomplete', '“西城”不是全称，是否指西城社区居委会？请写全称或填区划代码。'],
    [{ name: '城关' }, towns, 'incomplete', '“城关”不是全称，是否指城关镇？请写全称或填区划代码。'],
    [{ name: '五里镇' }, towns, 'unknown', '“五里镇”不在平利县的镇（街道、苏木）名单中，请核对写法或填区划代码。'],
    [{ name: '马鞍桥村委会' }, villages, 'elsewhere', '“马鞍桥村委会”属于兴隆镇，不在城关镇，请核对。'],
    [{ name: '徐家坝乡' }, towns, 'ended', '“徐家坝乡”的区划截至2014年12月31日已撤销，现为兴隆镇（610926101），请改写后重新上传。'],
    [{ code: '610926198' }, towns, 'ended', '“610926198”的区划截至2014年12月31日已撤销，请写现在的名称或区划代码。'],
    [{ name: '新城街道' }, towns, 'ended', '“新城街道”自2022年1月1日起才设立，请写当时的名称或代码。'],
    [{ code: '61092610' }, towns, 'badCode', '区划代码“61092610”不对，镇（街道、苏木）的代码应为9位数字（或末三位为000的12位），请核对。'],
    [{ code: '6.10926E+11' }, villages, 'badCode', '区划代码“6.10926E+11”不对，村（社区、嘎查）的代码应为12位数字，请核对。'],
    [{ code: '610926150' }, towns, 'unknown', '区划代码“610926150”不在平利县的区划名单中，请核对代码。'],
    [{ code: '610926101200' }, villages, 'elsewhere', '区划代码“610926101200”是马鞍桥村委会，不属于城关镇，请核对代码。'],
    [{ name: '兴隆镇', code: '610926100' }, towns, 'mismatch', '区划代码“610926100”是城关镇，名称却写着“兴隆镇”，请核对后只留正确的一个。'],
    [{ name: ' ' }, towns, 'blank', '没有写镇（街道、苏木）的名称，请写全称或填区划代码。'],
    [{ name: { error: '#N/A' } }, towns, 'error', '“#N/A”是表格里的错误值，请在表格里改好后重新上传。'],
  ])('%j is refused', (cells, scope, reason, sentence) => {
    expect(matchDivision(cells, scope)).toMatchObject({ ok: false, reason, sentence })
  })

  it('asks for the code when two divisions carry one name', () => {
    const twins = [...divisions, division('610926100207', '五峰村委会')]
    expect(matchDivision({ name: '五峰村' }, { ...villages, divisions: twins })).toMatchObject({
      sentence: '“五峰村”可能是五峰村委会（610926100204）或五峰村委会（610926100207），请填区划代码。',
    })
  })

  it('reads a town of twelve digits as nine, a village as it is', () => {
    expect(normalCode('610926100000')).toBe('610926100')
    expect(normalCode(610926100204)).toBe('610926100204')
  })

  describe('a name that was given up', () => {
    const renamed = [
      ...divisions,
      division('610926102', '老县镇', { formerNames: ['老县乡', '狮坪乡'] }),
      division('610926103', '大贵镇', { formerNames: ['洛河乡', '大贵乡'] }),
      division('610926105', '洛河镇', { formerNames: ['洛河乡'] }),
      division('610926104', '三阳镇', { formerNames: ['徐家坝乡'] }),
    ]
    const scope = { ...towns, divisions: renamed }

    it.each([
      [{ name: '老县乡' }, '610926102'],
      [{ name: '老县乡人民政府' }, '610926102'],
      [{ name: '狮坪乡' }, '610926102'],
      [{ name: '大贵乡', code: '610926103' }, '610926103'],
    ])('%j is found and told apart', (cells, code) => {
      expect(matchDivision(cells, scope)).toMatchObject({ ok: true, division: { code }, formerName: cells.name })
    })

    it('a present name is no former one', () => {
      expect(matchDivision({ name: '老县镇' }, scope)).not.toHaveProperty('formerName')
    })

    it.each([
      [{ name: '洛河乡' }, 'ambiguous', '“洛河乡”可能是大贵镇或洛河镇，请写全称或填区划代码。'],
      [{ name: '徐家坝乡' }, 'ambiguous', '“徐家坝乡”可能是三阳镇或徐家坝乡，请写全称或填区划代码。'],
      [{ name: '狮坪' }, 'unknown', '“狮坪”不在平利县的镇（街道、苏木）名单中，请核对写法或填区划代码。'],
      [{ name: '大贵乡', code: '610926102' }, 'mismatch', '区划代码“610926102”是老县镇，名称却写着“大贵乡”，请核对后只留正确的一个。'],
    ])('%j is refused', (cells, reason, sentence) => {
      expect(matchDivision(cells, scope)).toMatchObject({ ok: false, reason, sentence })
    })

    it('is said in a sentence', () => {
      expect(formerNameSentence('老县乡', { name: '老县镇' })).toBe('“老县乡”是老县镇的旧名，已按老县镇读入。')
    })
  })
})
