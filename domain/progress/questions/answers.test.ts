import { describe, expect, it } from 'vitest'
import { plainDate } from '@/domain/time/plain-date'
import { matchAnswers, type QuestionAnswer } from './answers'
import { seenText, type Question } from './question'
import { questionsSentence } from './questions-sentence'

const asOf = plainDate('2021-11-10')
const question = (persons: number, more: Partial<Question> = {}): Question => ({
  kind: 'fall', divisionCode: '610926104', name: '三阳镇', level: 'town', asOf, sentence: '……', figures: [{ divisionCode: '610926104', level: 'town', name: '三阳镇', on: asOf, persons }], ...more,
})
const answerTo = (asked: Question, id: string, more: Partial<QuestionAnswer> = {}): QuestionAnswer => ({
  id, divisionCode: asked.divisionCode, divisionName: asked.name, question: `${asked.kind}/${asked.level}`, asOf: asked.asOf, seen: seenText(asked.figures), answer: '属实', authorName: '经办', recordedAt: '2021-11-11 09:00', ...more,
})

describe('an answer holds for the figures that were seen', () => {
  it('several stand beside each other', () => {
    const asked = question(7_000)
    const { questions, past } = matchAnswers([asked], [answerTo(asked, 'a'), answerTo(asked, 'b')])
    expect(questions[0]?.answers.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(past).toEqual([])
  })

  it('a figure that changed asks again, with the earlier answer beside it', () => {
    const { questions } = matchAnswers([question(6_990)], [answerTo(question(7_000), 'a')])
    expect([questions[0]?.answers, questions[0]?.earlier.map(({ id }) => id)]).toEqual([[], ['a']])
  })

  it('what is asked no more keeps its answer', () => {
    expect(matchAnswers([], [answerTo(question(7_000), 'a')]).past.map(({ id }) => id)).toEqual(['a'])
  })

  it.each([{ divisionCode: '610926105' }, { asOf: plainDate('2021-11-09') }, { question: 'fall/village' }, { question: 'sameIncrease/town' }])("another's answer is not this one's: %o", (other) => {
    const asked = question(7_000)
    expect(matchAnswers([asked], [answerTo(asked, 'a', other)]).questions[0]).toMatchObject({ answers: [], earlier: [] })
  })
})

describe('the sentence', () => {
  const [open, answered] = [{ answers: [] }, { answers: [answerTo(question(1), 'a')] }]
  const days = { from: plainDate('2021-11-10'), until: plainDate('2021-11-23'), scopeName: '全县' }
  it.each([
    [[], '11月10日至11月23日，全县没有需要核实的数字。'],
    [[open], '11月10日至11月23日，全县有 1 处数字请核实，均待答复。'],
    [[answered], '11月10日至11月23日，全县有 1 处数字请核实，均已答复。'],
    [[open, answered, open], '11月10日至11月23日，全县有 3 处数字请核实，2 处待答复，1 处已答复。'],
  ])('%#', (questions, sentence) => {
    expect(questionsSentence({ ...days, questions })).toBe(sentence)
  })
})
