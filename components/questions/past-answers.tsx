import type { QuestionAnswer } from '@/domain/progress/questions/answers'
import { AnswerList } from './question-list'
import classes from './questions.module.css'

/** Answers to what is asked no more because the numbers were corrected: they stay readable. */
export function PastAnswers({ answers }: { answers: readonly QuestionAnswer[] }) {
  if (answers.length === 0) return null
  const abouts = [...new Set(answers.map((answer) => `${answer.asOf} ${answer.divisionName}`))]
  return (
    <section className={classes.past}>
      <h2>数字更正后不再提出的问题</h2>
      <dl>
        {abouts.map((about) => (
          <div key={about}>
            <dt>{about}</dt>
            <dd>
              <AnswerList answers={answers.filter((answer) => `${answer.asOf} ${answer.divisionName}` === about)} label="当时的答复" />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
