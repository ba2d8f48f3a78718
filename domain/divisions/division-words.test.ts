import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { divisionWords, townWord, usualWords, type DivisionWords } from '@/domain/divisions/division-words'

/** The names in one column of a seed list: its fields hold no comma. */
function seedNames(county: 'pingli' | 'dalate') {
  const column = (table: string, name: string) => {
    const [headings = '', ...rows] = readFileSync(path.join(process.cwd(), 'db', 'seed', county, `${county}-${table}.csv`), 'utf8').replace('\uFEFF', '').trim().split(/\r?\n/)
    const place = headings.split(',').indexOf(name)
    return rows.map((row) => row.split(',')[place]!)
  }
  return { towns: column('towns', 'town'), villages: column('villages', 'name') }
}

/** What the database hands over instead of whole names. */
const endings = (names: readonly string[]) => [...new Set(names.map((name) => name.slice(-7)))]

describe('the words of real counties', () => {
  it.each<['pingli' | 'dalate', string, DivisionWords]>([
    ['pingli', '平利县', { whole: '全县', town: '镇', village: '村（社区）', villageShort: '村' }],
    ['dalate', '达拉特旗', { whole: '全旗', town: '苏木镇（街道）', village: '嘎查村（社区）', villageShort: '嘎查村' }],
  ])('%s', (seed, name, words) => {
    const { towns, villages } = seedNames(seed)
    expect(divisionWords(name, { towns, villages })).toEqual(words)
    expect(divisionWords(name, { towns: endings(towns), villages: endings(villages) })).toEqual(words)
  })
})

describe('by what the names end with', () => {
  it.each<[string, string, string[], string[], Partial<DivisionWords>]>([
    ['nothing imported yet', '平利县', [], [], usualWords],
    ['towns and townships', '某县', ['城关镇', '大坝乡'], ['一村'], { town: '乡镇', village: '村', villageShort: '村' }],
    ['townships alone', '某县', ['大坝乡'], [], { town: '乡' }],
    ['streets alone, communities alone', '某区', ['东街街道', '西街街道办事处'], ['东街社区', '西街居委会'], { whole: '全区', town: '街道', village: '社区', villageShort: '社区' }],
    ['towns and streets', '某市', ['城关镇', '东街街道办'], ['一村委会', '东街社区'], { whole: '全市', town: '镇（街道）', village: '村（社区）' }],
    ['all of them', '某旗', ['甲苏木', '乙乡', '丙镇', '丁街道'], ['甲嘎查', '乙村民委员会', '丙社区居民委员会'], { whole: '全旗', town: '苏木乡镇（街道）', village: '嘎查村（社区）' }],
    ['sums alone', '某旗', ['甲苏木'], ['甲嘎查村委会'], { town: '苏木', village: '嘎查', villageShort: '嘎查' }],
    ['a zone is no kind of its own', '某县', ['城关镇', '经济开发区'], ['一村'], { town: '镇' }],
    ['zones alone', '某县', ['经济开发区'], [], { town: '镇' }],
    ['an autonomous county', '某某族自治县', ['城关镇'], [], { whole: '全县' }],
  ])('%s', (_case, county, towns, villages, expected) => {
    expect(divisionWords(county, { towns, villages })).toMatchObject(expected)
  })
})

it.each([
  ['城关镇', '镇'],
  ['大坝乡', '乡'],
  ['昭君街道', '街道'],
  ['西街街道办事处', '街道'],
  ['展旦召苏木', '苏木'],
  ['达拉特经济开发区', '单位'],
])('%s is a %s', (name, word) => {
  expect(townWord(name)).toBe(word)
})
