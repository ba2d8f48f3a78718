import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { EvidenceIssue } from '@/domain/supervision/case'
import { plainDate } from '@/domain/time/plain-date'
import { CaseEvidence } from './case-evidence'

const issue: EvidenceIssue = {
  bulletinId: 'b', issueNumber: 5, edition: 1, title: '通报', issuedOn: plainDate('2021-11-24'), cutOff: { day: plainDate('2021-11-23'), hour: 17 }, ranksPrinted: true,
  row: { rank: 3, rateText: '62.10%', persons: 11_674, quota: 18_800, isLastPlace: true },
}

test.each<[string, Partial<EvidenceIssue>, string]>([
  ['place and rate as sealed', {}, '第5期通报</a>（截至11月23日17时）：第3位（末位），完成率 62.10%（11,674 人 ÷ 18,800 人）'],
  ['a corrected edition as bulletins call it', { edition: 2 }, '第5期（更正版）通报</a>'],
  ['R17 no place where the issue prints none', { ranksPrinted: false }, '：该期不印排名，完成率 62.10%（11,674 人 ÷ 18,800 人）'],
  ['a town that was not ranked', { row: { rank: null, rateText: null, persons: null, quota: 18_800, isLastPlace: false } }, '：该期没有排名'],
  ['a town that the issue does not know', { row: null }, '：该期表中没有这个单位'],
])('evidence: %s', (_name, otherwise, wanted) => {
  const page = renderToStaticMarkup(createElement(CaseEvidence, { evidence: [{ ...issue, ...otherwise }] }))
  expect(page).toContain(wanted)
  if (otherwise.ranksPrinted === false) expect(page).not.toMatch(/第3位|末位/)
})
