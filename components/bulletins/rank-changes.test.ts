import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { composedFrom, inputsOf, previousOf } from '@/domain/bulletins/bulletin-inputs.fixture'
import { RankChanges } from './rank-changes'

const towns = [{ name: '甲镇', quota: 100, persons: 60 }, { name: '乙镇', quota: 100, persons: 80 }, { name: '丙镇', quota: 100, persons: null }]
const { rows } = composedFrom(inputsOf(towns, { previous: previousOf([[50, 100], [40, 100], [null, 100]]) })).results
const html = (ranksPrinted: boolean, shown = rows, ownCode: string | null = null) => renderToStaticMarkup(createElement(RankChanges, { rows: shown, previousNumber: 4, ranksPrinted, townWord: '镇', ownCode }))
const namesIn = (page: string) => [...page.matchAll(/<th scope="row">([^<]*)</g)].map(([, name]) => name)

describe('why a bulletin differs from the one before', () => {
  it('ranks and persons, in the order of the ranking, in a frame that the keyboard scrolls', () => {
    const page = html(true)
    expect(page).toContain('<h2>位次为什么变了</h2>')
    expect(page).toContain('2→1 ▲1')
    expect(page).toMatch(/role="region" aria-label="位次为什么变了" tabindex="0"/)
    expect(namesIn(page)).toEqual(['乙镇', '甲镇'])
  })

  it('a sentence for each town, for the county', () => {
    const sentences = (page: string) => [...page.matchAll(/<p>(与第4期相比[^<]*)<\/p>/g)].map(([, sentence]) => sentence)
    expect(sentences(html(true))).toEqual(['与第4期相比，乙镇从第2位到第1位：新增缴费升1位。', '与第4期相比，甲镇从第1位到第2位：其他镇的变化降1位。'])
    expect(sentences(html(true, rows, rows.find(({ name }) => name === '甲镇')!.divisionCode))).toEqual([])
    expect(sentences(html(false))).toEqual([])
  })

  it('marks the row of a reader’s own town', () => {
    const marked = (page: string) => [...page.matchAll(/<tr class="[^"]*own[^"]*"><th scope="row">([^<]*)</g)].map(([, name]) => name)
    expect(marked(html(true, rows, rows.find(({ name }) => name === '甲镇')!.divisionCode))).toEqual(['甲镇'])
    expect(marked(html(true))).toEqual([])
  })

  it('R17 without ranks: persons alone, in the order of the quota table', () => {
    const page = html(false)
    expect(page).toContain('<h2>人数为什么变了</h2>')
    expect(page).toContain('+40')
    expect(page).not.toMatch(/位次|排名|→|▲|▼/)
    expect(namesIn(page)).toEqual(['甲镇', '乙镇'])
  })

  it('no town in both: nothing', () => {
    expect(html(true, rows.map((row) => ({ ...row, change: null })))).toBe('')
  })
})
