import type { PlainDate } from '@/domain/time/plain-date'
import { questionName, seenText, type Question } from './question'

/** What a unit said to a question; it holds for the figures that were seen. */
export interface QuestionAnswer {
  id: string
  divisionCode: string
  divisionName: string
  question: string
  asOf: PlainDate
  seen: string
  answer: string
  authorName: string
  /** 2021-11-23 17:02, Asia/Shanghai. */
  recordedAt: string
}

/** A question with its answers: those to the figures as they are, and `earlier` ones to figures that have changed since. */
export interface AnsweredQuestion extends Question {
  seen: string
  answers: QuestionAnswer[]
  earlier: QuestionAnswer[]
}

/** Questions with their answers, and answers to questions that are asked no more because the numbers have changed. */
export interface AnsweredQuestions {
  questions: AnsweredQuestion[]
  past: QuestionAnswer[]
}

function isAbout(answer: QuestionAnswer, question: Question): boolean {
  return answer.divisionCode === question.divisionCode && answer.asOf === question.asOf && answer.question === questionName(question)
}

/** Puts answers (oldest first) to their questions. A question is answered when one was given to the very figures it speaks of. */
export function matchAnswers(questions: readonly Question[], answers: readonly QuestionAnswer[]): AnsweredQuestions {
  return {
    questions: questions.map((question) => {
      const seen = seenText(question.figures)
      const about = answers.filter((answer) => isAbout(answer, question))
      return { ...question, seen, answers: about.filter((answer) => answer.seen === seen), earlier: about.filter((answer) => answer.seen !== seen) }
    }),
    past: answers.filter((answer) => !questions.some((question) => isAbout(answer, question))),
  }
}
