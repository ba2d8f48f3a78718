import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { CaseStep, StepTaken, SupervisionCase } from '@/domain/supervision/case'
import { proposedSentence } from '@/domain/supervision/talk-sentences'
import { plainDate } from '@/domain/time/plain-date'
import { PrintedCase } from './printed-case'

const content = proposedSentence({ name: '甲镇', evidence: '第4期、第5期通报', times: 2 })

const said: Partial<Record<CaseStep, string>> = { proposed: content, approved: '请说明', noticed: '上午9时，三楼会议室', held: '承诺补齐', declined: '更正后不是末位', lapsed: '不再是末位，约谈建议撤销', closed: '已补齐' }

function taken(step: CaseStep, index: number): StepTaken {
  return { number: index + 1, step, content: said[step] ?? '', onDay: step === 'noticed' ? plainDate('2021-12-01') : null, ground: null, authorName: step === 'declined' ? '王县长' : '张经办', recordedAt: `2021-11-2${4 + index} 09:00` }
}

function paper(...steps: CaseStep[]): string {
  const one: SupervisionCase = {
    id: 'c', campaignId: 'k', kind: 'talk', divisionCode: '610926100', divisionName: '甲镇', issue: null, runEndsWith: 5, runLength: 2, level: null, content, team: '', heldOn: null, dueOn: null,
    authorName: '张经办', recordedAt: '2021-11-24 09:00', steps: steps.map(taken),
  }
  return renderToStaticMarkup(createElement(PrintedCase, { one, evidence: [], county: '甲县', coverageYear: 2022, office: '督导组', document: '通知', demo: false }))
}

/** The paper without the table of what was done, which tells what once was. */
const front = (page: string) => page.replace(/<table.*<\/table>/, '')

describe('the paper of a talk', () => {
  it('a proposal: the leader decides', () => {
    const page = paper('proposed')
    expect(page).toContain('>约谈建议单</h1>')
    expect(page).toContain('是否约谈由县领导决定。被建议约谈的单位可以在决定前说明情况。')
  })

  it('a notice summons, and says no more that it is undecided', () => {
    const page = paper('proposed', 'approved', 'noticed')
    expect(page).toContain('>约谈通知书</h1>')
    expect(page).toContain('定于2021年12月1日约谈。上午9时，三楼会议室')
    expect(page).not.toContain('是否约谈由县领导决定')
  })

  it.each<[string, CaseStep[], string, string]>([
    ['declined', ['proposed', 'declined'], '约谈建议单（不约谈）', '2021年11月25日，王县长决定不约谈：</b>更正后不是末位'],
    ['lapsed by rule', ['proposed', 'lapsed'], '约谈建议单（已撤销）', '2021年11月25日，按规则撤销约谈建议（经办：张经办）：</b>不再是末位，约谈建议撤销'],
    ['declined after it was approved', ['proposed', 'approved', 'declined'], '约谈建议单（不约谈）', '2021年11月26日，王县长决定不约谈：</b>更正后不是末位'],
    ['declined after the notice', ['proposed', 'approved', 'noticed', 'declined'], '约谈通知书（已撤销，不再约谈）', '2021年11月27日，王县长决定不约谈：</b>更正后不是末位'],
    ['declined after it was held', ['proposed', 'approved', 'noticed', 'held', 'declined'], '约谈通知书（已撤销）', '2021年11月28日，王县长决定不约谈：</b>更正后不是末位'],
  ])('%s: it says so, by whom and why, and summons nobody', (_name, steps, title, end) => {
    const page = paper(...steps)
    expect(page).toContain(`>${title}</h1>`)
    expect(page).toContain(end)
    expect(front(page)).not.toMatch(/是否约谈|定于|同意约谈|决定前说明情况/)
    expect(front(page)).toContain('原建议：第4期、第5期通报：甲镇连续2期排名末位，按规则提出约谈建议。')
    // What was sent is acknowledged, what never was needs no signature.
    expect(page.includes('签收人')).toBe(steps.includes('noticed'))
  })

  it('proposed anew after it lapsed: it stands again', () => {
    expect(paper('proposed', 'lapsed', 'proposed')).toContain('>约谈建议单</h1>')
  })

  it('closed: the notice stays what it was', () => {
    expect(paper('proposed', 'approved', 'noticed', 'held', 'closed')).toContain('>约谈通知书</h1>')
  })
})
