import { monthDay, type PlainDate } from '@/domain/time/plain-date'
import type { AnsweredQuestion } from './answers'

interface SentenceInput {
  questions: readonly Pick<AnsweredQuestion, 'answers'>[]
  from: PlainDate
  until: PlainDate
  scopeName: string
}

/** 11月17日至11月23日，全县有 5 处数字请核实，3 处待答复，2 处已答复。 */
export function questionsSentence({ questions, from, until, scopeName }: SentenceInput): string {
  const days = from === until ? monthDay(until) : `${monthDay(from)}至${monthDay(until)}`
  if (questions.length === 0) return `${days}，${scopeName}没有需要核实的数字。`
  const answered = questions.filter((question) => question.answers.length > 0).length
  const open = questions.length - answered
  const state = open === 0 ? '均已答复' : answered === 0 ? '均待答复' : `${open} 处待答复，${answered} 处已答复`
  return `${days}，${scopeName}有 ${questions.length} 处数字请核实，${state}。`
}
