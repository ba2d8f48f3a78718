import { describe, expect, it } from 'vitest'
import { annexColumns, cellText, groupColumns, groupTotal } from './annex-columns'
import type { BulletinContent } from './bulletin-content'
import { emptyContent, manyTowns, pingliContent, ranklessContent } from './bulletin-content.fixture'

const keysOf = (content: BulletinContent) => annexColumns(content).map(({ key }) => key)

/** The line of one town as it is printed. */
function lineOf(content: BulletinContent, name: string): string[] {
  const row = content.rows.find((candidate) => candidate.name === name) ?? content.total
  return annexColumns(content).map((column) => cellText(column, row))
}

describe('the columns of the annex', () => {
  it.each<[string, BulletinContent, string[]]>([
    ['everything', pingliContent, ['rank', 'name', 'quota', 'persons', 'rate', 'increase', 'movement', 'pace', 'milestone', 'remainder-0', 'remainder-1', 'note']],
    // R17
    ['no ranks where none are printed', ranklessContent, ['name', 'quota', 'persons', 'rate', 'increase', 'pace', 'milestone', 'remainder-0', 'remainder-1', 'note']],
    ['nothing to compare with in a first bulletin', emptyContent, ['rank', 'name', 'quota', 'persons', 'rate', 'pace', 'milestone', 'note']],
    ['no milestone after the last one', { ...emptyContent, milestoneText: null }, ['rank', 'name', 'quota', 'persons', 'rate', 'pace', 'note']],
    ['R18 none for more than two groups, which are never added up', { ...pingliContent, groups: [...pingliContent.groups, ...pingliContent.groups] }, ['rank', 'name', 'quota', 'persons', 'rate', 'increase', 'movement', 'pace', 'milestone', 'note']],
  ])('%s', (_, content, keys) => {
    expect(keysOf(content)).toEqual(keys)
  })

  it('prints a town, a passed milestone, a rate above 100 % and what is unknown', () => {
    expect(lineOf(pingliContent, '西河镇')).toEqual(['1', '西河镇', '14,600', '11,100', '76.03%', '1,460', '–', '快 7.94', '580', '37', '7', ''])
    const many = manyTowns(31)
    expect(lineOf(many, '8号苏木镇').slice(2, 9)).toEqual(['1,000', '1,003', '100.30%', '111', '▼3', '快 32.21', '超 203'])
    expect(lineOf(many, '5号苏木镇').slice(0, 5)).toEqual(['—', '5号苏木镇', '13,484', '—', '—'])
  })

  it('prints the total of a must-cover group', () => {
    const [group] = pingliContent.groups
    expect(group && groupColumns(pingliContent).map((column) => cellText(column, groupTotal(group)))).toEqual(['合计', '26,251', '25,723', '97.99%', '528'])
  })
})
