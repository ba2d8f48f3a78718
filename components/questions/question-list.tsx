import Link from 'next/link'
import entries from '@/components/ui/entries.module.css'
import type { AnsweredQuestion, QuestionAnswer } from '@/domain/progress/questions/answers'
import { questionKindLabels, questionName, type SeenFigure } from '@/domain/progress/questions/question'
import { formatThousands } from '@/domain/numbers/format'
import { monthDay } from '@/domain/time/plain-date'
import { revisionsHref } from '@/components/ranking/reach'
import type { DaySearch } from '@/components/ui/search-path'
import ui from '@/components/ui/ui.module.css'
import { AnswerForm, type AnswerTarget } from './answer-form'
import classes from './questions.module.css'

type Common = Pick<AnswerTarget, 'campaign' | 'series' | 'group' | 'shownOn'>

function Figures({ figures, search }: { figures: readonly SeenFigure[]; search: DaySearch }) {
  return (
    <ul className={classes.figures} aria-label="看到的数">
      {figures.map(({ divisionCode, level, name, on, persons }) => {
        const line = level === 'village' && divisionCode.length === 9 ? 'direct' : undefined
        return (
          <li key={`${divisionCode}/${level}/${on}`}>
            <Link href={`${revisionsHref(divisionCode, search, line)}#d${on}`} prefetch={false}>
              {name} {on.slice(5)}：<b>{formatThousands(persons)}</b>
              <span className={ui.hidden}> 人，看上报记录</span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

export function AnswerList({ answers, label }: { answers: readonly QuestionAnswer[]; label: string }) {
  if (answers.length === 0) return null
  return (
    <ul className={entries.answers} aria-label={label}>
      {answers.map((answer) => (
        <li key={answer.id}>
          <span className={entries.who}>
            {label} · {answer.authorName} {answer.recordedAt}
          </span>
          {answer.answer}
        </li>
      ))}
    </ul>
  )
}

function Item({ question, common, search, mayAnswer }: { question: AnsweredQuestion; common: Common; search: DaySearch; mayAnswer: boolean }) {
  const isAnswered = question.answers.length > 0
  return (
    <li className={entries.entry}>
      <p className={entries.head}>
        <span className={isAnswered ? entries.done : entries.waiting}>{isAnswered ? '✓ 已答复' : '？待答复'}</span>
        <span className={classes.kind}>
          {question.asOf} {questionKindLabels[question.kind]}
        </span>
      </p>
      <p className={classes.sentence}>{question.sentence}</p>
      <Figures figures={question.figures} search={search} />
      <AnswerList answers={question.earlier} label="数字改变前的答复" />
      <AnswerList answers={question.answers} label="答复" />
      {mayAnswer && (
        <AnswerForm
          target={{ ...common, division: question.divisionCode, question: questionName(question), asOf: question.asOf, seen: question.seen }}
          about={`${question.name}${monthDay(question.asOf)}${questionKindLabels[question.kind]}`}
          again={isAnswered}
        />
      )}
    </li>
  )
}

interface QuestionListProps {
  questions: readonly AnsweredQuestion[]
  common: Common
  search: DaySearch
  /** Whether the reader may answer for this division. */
  mayAnswer: (divisionCode: string) => boolean
}

/** The questions, newest day first: what is asked, the figures seen with their rows, what the unit said. */
export function QuestionList({ questions, common, search, mayAnswer }: QuestionListProps) {
  return (
    <ol className={entries.list} aria-label="需要核实的数字">
      {questions.map((question) => (
        <Item key={`${question.divisionCode} ${questionName(question)} ${question.asOf}`} question={question} common={common} search={search} mayAnswer={mayAnswer(question.divisionCode)} />
      ))}
    </ol>
  )
}
