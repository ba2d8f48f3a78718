'use client'

import { Alert, Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useDivisionWords } from '@/components/layout/division-words'
import entries from '@/components/ui/entries.module.css'
import { reminderLevelLabels, reminderLevels, type ReminderLevel } from '@/domain/supervision/case'
import { longestContent } from '@/domain/supervision/limits'
import type { ReminderProposal } from '@/domain/supervision/reminder-proposals'
import type { PlainDate } from '@/domain/time/plain-date'
import classes from './supervision.module.css'
import { useWrite } from './use-write'

interface ReminderFormProps {
  campaign: string
  /** The latest issue, which the reminders rest on; null when none was issued yet. */
  issue: { id: string; issueNumber: number } | null
  proposals: readonly ReminderProposal[]
  /** Towns that the rule does not name and a person may. */
  others: readonly { code: string; name: string }[]
  usualDue: PlainDate
  today: PlainDate
}

type Draft = Pick<ReminderProposal, 'divisionCode' | 'name' | 'level' | 'content'> & { chosen: boolean }

function DraftFields({ draft, onChange }: { draft: Draft; onChange: (more: Partial<Draft>) => void }) {
  const { name, level, content, chosen } = draft
  return (
    <li>
      <div className={entries.head}>
        <Checkbox label={name} checked={chosen} onChange={(event) => onChange({ chosen: event.currentTarget.checked })} />
        {level !== null && (
          <NativeSelect size="xs" aria-label={`${name}的级别`} value={level} data={reminderLevels.map((one) => ({ value: one, label: reminderLevelLabels[one] }))} onChange={(event) => onChange({ level: event.currentTarget.value as ReminderLevel })} />
        )}
      </div>
      {chosen && <Textarea aria-label={`给${name}的提醒内容`} autosize minRows={2} maxLength={longestContent} required value={content} onChange={(event) => onChange({ content: event.currentTarget.value })} />}
    </li>
  )
}

/** Reminders as the rule suggests them on the latest issue, and others a person adds: changed and sent by him, all or none (R15). */
export function ReminderForm({ campaign, issue, proposals, others, usualDue, today }: ReminderFormProps) {
  const { town } = useDivisionWords()
  const [drafts, setDrafts] = useState<Draft[]>(() => proposals.map(({ divisionCode, name, level, content }) => ({ divisionCode, name, level, content, chosen: true })))
  const [dueOn, setDueOn] = useState<string>(usualDue)
  const send = useWrite<{ ids: string[] }>('/api/supervision/reminders', () => setDrafts([]))
  const chosen = drafts.filter((draft) => draft.chosen)
  const addable = others.filter(({ code }) => drafts.every((draft) => draft.divisionCode !== code))
  const usesLevels = proposals.some(({ level }) => level !== null)

  function add(code: string) {
    const other = addable.find((one) => one.code === code)
    if (other) setDrafts([...drafts, { divisionCode: code, name: other.name, level: usesLevels ? 'blue' : null, content: '', chosen: true }])
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const reminders = chosen.map(({ divisionCode: division, level, content }) => ({ division, level, content }))
    send.mutate({ campaign, issue: issue?.id ?? null, dueOn, reminders })
  }

  return (
    <form className={`${classes.form} no-print`} onSubmit={submit} aria-label="发出提醒">
      {proposals.length > 0 && issue && <p>第{issue.issueNumber}期通报中进度慢、还没有提醒的{town}，按规则建议如下；发不发、怎么写由您决定。</p>}
      <ul className={classes.proposals}>
        {drafts.map((draft) => (
          <DraftFields key={draft.divisionCode} draft={draft} onChange={(more) => setDrafts(drafts.map((one) => (one === draft ? { ...one, ...more } : one)))} />
        ))}
      </ul>
      <div className={classes.send}>
        {addable.length > 0 && (
          <NativeSelect label={`另加一个${town}`} value="" data={[{ value: '', label: '请选择' }, ...addable.map(({ code, name }) => ({ value: code, label: name }))]} onChange={(event) => add(event.currentTarget.value)} />
        )}
        <TextInput label="答复期限" type="date" required withAsterisk={false} min={today} value={dueOn} onChange={(event) => setDueOn(event.currentTarget.value)} />
        <Button type="submit" loading={send.isPending} disabled={chosen.length === 0}>
          {`发出提醒（${chosen.length} 个${town}）`}
        </Button>
      </div>
      {send.error && <Alert color="red" role="alert" mt="sm">{send.error.message}</Alert>}
    </form>
  )
}
