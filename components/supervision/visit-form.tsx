'use client'

import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useLeaveWarning } from '@/components/hooks/use-leave-warning'
import { useReady } from '@/components/hooks/use-ready'
import { useDivisionWords } from '@/components/layout/division-words'
import { longestContent, longestTeam } from '@/domain/supervision/limits'
import type { PlainDate } from '@/domain/time/plain-date'
import classes from './supervision.module.css'
import { useWrite } from './use-write'
import { WriteRefusal } from './write-refusal'

interface VisitFormProps {
  campaign: string
  towns: readonly { code: string; name: string }[]
  today: PlainDate
}

/** A visit as the team writes it down: who went where and when, what was found, by when it is to be mended. */
export function VisitForm({ campaign, towns, today }: VisitFormProps) {
  const { town } = useDivisionWords()
  const ready = useReady()
  const empty = { division: '', team: '', heldOn: today as string, content: '', dueOn: '' }
  const [draft, setDraft] = useState(empty)
  const set = (more: Partial<typeof empty>) => setDraft((before) => ({ ...before, ...more }))
  const record = useWrite<{ id: string }>('/api/supervision/visits', () => {
    // A team goes from town to town.
    setDraft({ ...empty, team: draft.team })
    return '督导记录已存，在下面的列表里。'
  })
  useLeaveWarning(draft.content.trim() !== '')

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    record.write({ campaign, ...draft, dueOn: draft.dueOn || null })
  }

  return (
    <form className={classes.form} onSubmit={submit} aria-label="记一次督导">
      <fieldset className={classes.plain} disabled={!ready || record.isPending}>
        <div className={classes.fields}>
          <NativeSelect label={`督导的${town}`} required withAsterisk={false} value={draft.division} data={[{ value: '', label: '请选择' }, ...towns.map(({ code, name }) => ({ value: code, label: name }))]} onChange={(event) => set({ division: event.currentTarget.value })} />
          <TextInput label="督导日期" type="date" required withAsterisk={false} max={today} value={draft.heldOn} onChange={(event) => set({ heldOn: event.currentTarget.value })} />
          <TextInput label="督导组成员" placeholder="如 医保局、税务局、乡村振兴局" required withAsterisk={false} maxLength={longestTeam} value={draft.team} onChange={(event) => set({ team: event.currentTarget.value })} />
          <TextInput label="约定整改日期（可不填）" type="date" min={draft.heldOn || undefined} value={draft.dueOn} onChange={(event) => set({ dueOn: event.currentTarget.value })} />
        </div>
        <Textarea
          label="发现的问题"
          description="写工作上的情况，不写未参保人员的姓名和身份证号，不评价个人。没有办结的会列入下一期通报草稿的“存在的问题”。"
          required
          withAsterisk={false}
          autosize
          minRows={3}
          maxLength={longestContent}
          value={draft.content}
          onChange={(event) => set({ content: event.currentTarget.value })}
        />
        <WriteRefusal of={record} />
        <Button type="submit" mt="sm" loading={record.isPending}>
          保存督导记录
        </Button>
      </fieldset>
    </form>
  )
}
