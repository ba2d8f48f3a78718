'use client'

import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useLeaveWarning } from '@/components/hooks/use-leave-warning'
import { useReady } from '@/components/hooks/use-ready'
import { useDivisionWords } from '@/components/layout/division-words'
import entries from '@/components/ui/entries.module.css'
import { reminderLevelLabels, reminderLevels, type ReminderLevel } from '@/domain/supervision/case'
import { longestContent } from '@/domain/supervision/limits'
import type { ReminderProposal } from '@/domain/supervision/reminder-proposals'
import type { PlainDate } from '@/domain/time/plain-date'
import { addableTowns, changeDraft, isTyped, noEdits, reminderDrafts, takeOut, type ReminderDraft } from './reminder-drafts'
import classes from './supervision.module.css'
import { useWrite } from './use-write'
import { WriteRefusal } from './write-refusal'

interface ReminderFormProps {
  campaign: string
  /** The latest issue, which the reminders rest on; null when none was issued yet. */
  issue: { id: string; issueNumber: number } | null
  proposals: readonly (ReminderProposal & { openOnes: readonly string[] })[]
  /** Towns that the rule does not name and a person may. */
  others: readonly { code: string; name: string }[]
  usualDue: PlainDate
  today: PlainDate
}

function DraftFields({ draft, openOnes, onChange }: { draft: ReminderDraft; openOnes: readonly string[]; onChange: (more: Partial<ReminderDraft>) => void }) {
  const { name, level, content, chosen } = draft
  return (
    <li>
      <div className={entries.head}>
        <Checkbox label={name} checked={chosen} onChange={(event) => onChange({ chosen: event.currentTarget.checked })} />
        {level !== null && (
          <NativeSelect size="xs" aria-label={`${name}的级别`} value={level} data={reminderLevels.map((one) => ({ value: one, label: reminderLevelLabels[one] }))} onChange={(event) => onChange({ level: event.currentTarget.value as ReminderLevel })} />
        )}
      </div>
      {openOnes.length > 0 && <p className={entries.who}>还没有办结：{openOnes.join('、')}</p>}
      {chosen && <Textarea aria-label={`给${name}的提醒内容`} autosize minRows={2} maxLength={longestContent} required value={content} onChange={(event) => onChange({ content: event.currentTarget.value })} />}
    </li>
  )
}

/** Reminders as the rule suggests them on the latest issue, and others a person adds: changed and sent by him, all or none (R15). */
export function ReminderForm({ campaign, issue, proposals, others, usualDue, today }: ReminderFormProps) {
  const { town } = useDivisionWords()
  const ready = useReady()
  const [edits, setEdits] = useState(noEdits)
  const [dueOn, setDueOn] = useState<string>(usualDue)
  const drafts = reminderDrafts(proposals, others, edits)
  const chosen = drafts.filter((draft) => draft.chosen)
  const addable = addableTowns(others, edits)
  const send = useWrite<{ ids: string[] }>('/api/supervision/reminders', ({ ids }) => {
    setEdits((before) => takeOut(before, chosen.map(({ divisionCode }) => divisionCode)))
    return `已发出 ${ids.length} 份提醒。`
  })
  useLeaveWarning(isTyped(drafts, proposals))

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const reminders = chosen.map(({ divisionCode: division, level, content }) => ({ division, level, content }))
    send.write({ campaign, issue: issue?.id ?? null, dueOn, reminders })
  }

  return (
    <form className={`${classes.form} no-print`} onSubmit={submit} aria-label="发出提醒">
      {proposals.length > 0 && issue && <p>第{issue.issueNumber}期通报中进度慢、还没有提醒的{town}，按规则建议如下；发不发、怎么写由您决定。</p>}
      <fieldset className={classes.plain} disabled={!ready || send.isPending}>
        <ul className={classes.proposals}>
          {drafts.map((draft) => (
            <DraftFields key={draft.divisionCode} draft={draft} openOnes={proposals.find(({ divisionCode }) => divisionCode === draft.divisionCode)?.openOnes ?? []} onChange={(more) => setEdits(changeDraft(edits, draft.divisionCode, more))} />
          ))}
        </ul>
        <div className={classes.send}>
          {addable.length > 0 && (
            <NativeSelect label={`另加一个${town}`} value="" data={[{ value: '', label: '请选择' }, ...addable.map(({ code, name }) => ({ value: code, label: name }))]} onChange={(event) => setEdits({ ...edits, added: [...edits.added, event.currentTarget.value] })} />
          )}
          <TextInput label="答复期限" type="date" required withAsterisk={false} min={today} value={dueOn} onChange={(event) => setDueOn(event.currentTarget.value)} />
          <Button type="submit" loading={send.isPending} disabled={chosen.length === 0}>
            {`发出提醒（${chosen.length} 个${town}）`}
          </Button>
        </div>
      </fieldset>
      <WriteRefusal of={send} />
    </form>
  )
}
