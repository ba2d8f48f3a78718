import { monthDay, type PlainDate } from '@/domain/time/plain-date'

/** What a visit found and what became of it so far. */
export interface VisitFinding {
  divisionCode: string
  divisionName: string
  heldOn: PlainDate
  content: string
  /** The day last agreed on; null for none. */
  dueOn: PlainDate | null
}

/** Several lines are one clause, without the full stop that the sentence sets itself. */
function clause(content: string): string {
  const lines = content.split('\n').map((line) => line.trim().replace(/[。；;.]+$/, ''))
  return lines.filter((line) => line !== '').join('；')
}

/** 11月18日督导老县镇：两个村未按日上报，约定11月25日前落实。: a line of 存在的问题 in the next bulletin's draft (R14). */
export function findingSentence({ divisionName, heldOn, content, dueOn }: VisitFinding): string {
  return `${monthDay(heldOn)}督导${divisionName}：${clause(content)}${dueOn === null ? '' : `，约定${monthDay(dueOn)}前落实`}。`
}

/** The findings of visits that are not closed, in the order of their days, one sentence each. */
export function findingSentences(findings: readonly VisitFinding[]): string[] {
  return [...findings].sort((a, b) => (a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : 0)).map(findingSentence)
}
