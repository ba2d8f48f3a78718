import list from '@/components/ui/entries.module.css'
import type { FeedbackEntry } from '@/domain/feedback/feedback'
import { longestFeedback } from '@/domain/feedback/feedback'
import { roleLabels } from '@/domain/access/roles'
import { TextForm } from '@/components/ui/text-form'

function Entry({ entry, mayAnswer }: { entry: FeedbackEntry; mayAnswer: boolean }) {
  const { page, content, authorName, authorRole, place, recordedAt, answers } = entry
  return (
    <li className={list.entry}>
      <p className={list.who}>
        <span className={answers.length > 0 ? list.done : list.waiting}>{answers.length > 0 ? '✓ 已答复' : '？待答复'}</span> {recordedAt} · {place} {authorName}（{roleLabels[authorRole]}）
        {page !== '' && (
          <>
            {' · '}
            <a href={page}>所说的页面 {page}</a>
          </>
        )}
      </p>
      <p className={list.text}>{content}</p>
      {answers.length > 0 && (
        <ul className={list.answers} aria-label="答复">
          {answers.map((answer) => (
            <li key={answer.id}>
              <span className={list.who}>
                答复 · {answer.authorName} {answer.recordedAt}
              </span>
              {answer.content}
            </li>
          ))}
        </ul>
      )}
      {mayAnswer && (
        <TextForm
          label={answers.length > 0 ? '补充答复' : '答复'}
          about={`${authorName}${recordedAt}的意见`}
          action="保存答复"
          saved="答复已存。"
          longest={longestFeedback}
          path="/api/feedback/answers"
          field="content"
          rest={{ entry: entry.id }}
        />
      )}
    </li>
  )
}

/** Entries with the county's answers, newest first; nothing of it is ever changed. */
export function FeedbackList({ entries, mayAnswer }: { entries: readonly FeedbackEntry[]; mayAnswer: boolean }) {
  return (
    <ol className={list.list} aria-label="意见和答复">
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} mayAnswer={mayAnswer} />
      ))}
    </ol>
  )
}
