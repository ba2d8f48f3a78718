'use client'

import { Alert, Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { apiWrite, newIdempotencyKey } from '@/components/api-client'
import { useReady } from '@/components/hooks/use-ready'
import { bulletinActLabels, type BulletinAct, type BulletinState } from '@/domain/bulletins/bulletin-state'
import type { BulletinText } from '@/domain/bulletins/bulletin-text'
import { longestSection } from '@/domain/bulletins/limits'
import classes from './bulletins.module.css'

export interface BulletinDeskProps {
  id: string
  revision: number
  state: Extract<BulletinState, 'draft' | 'sent'>
  text: BulletinText
  /** What 进展情况 says when it follows the numbers. */
  composedProgress: string
  issueText: string
  issueNumber: number
  mayDraft: boolean
  maySign: boolean
  /** Why this person may not issue it although he may sign; null when he may. */
  cannotIssue: string | null
}

type Asked = { act: Exclude<BulletinAct, 'save' | 'retake' | 'send'>; key: string }

const askedText: Record<Asked['act'], (number: number) => string> = {
  issue: (number) => `签发第${number}期通报。签发后编定期号，所用数据、结果和文稿一并封存，谁也不能再改；各镇马上可以看到，之后更改这些数据须写原因，并列入下一期。`,
  return: () => '退回给起草人修改，请写明原因。',
  withdraw: () => '撤回送审，继续修改。',
  discard: () => '作废这份草稿。草稿和经过都留着备查，但不能再签发。请写明原因。',
}

/** A draft's text and its next step: who drafts writes and sends, who signs gives back or issues. */
export function BulletinDesk(props: BulletinDeskProps) {
  const { id, revision, state, composedProgress, issueNumber, mayDraft, maySign, cannotIssue } = props
  const router = useRouter()
  const ready = useReady()
  // What was typed belongs to the revision it was typed on: with another one the fields follow what is stored.
  const [typed, setTyped] = useState({ revision, text: props.text })
  const text = typed.revision >= revision ? typed.text : props.text
  const type = (changed: Partial<BulletinText>) => setTyped({ revision: Math.max(revision, typed.revision), text: { ...text, ...changed } })
  const [asked, setAsked] = useState<Asked | null>(null)
  const [note, setNote] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const dirty = (Object.keys(text) as (keyof BulletinText)[]).some((field) => text[field] !== props.text[field])

  const step = useMutation({
    mutationFn: ({ act, key, reason }: { act: BulletinAct; key: string; reason?: string }): Promise<{ revision?: number; keptProgress?: boolean }> => {
      if (act === 'issue') return apiWrite('POST', `/api/bulletins/${id}/issue`, { revision }, key)
      const body = { revision, act, ...(state === 'draft' && act !== 'discard' ? { text } : {}), ...(reason ? { note: reason } : {}) }
      return apiWrite('POST', `/api/bulletins/${id}/steps`, body, key)
    },
    onSuccess: (answer, { act }) => {
      setSaid(act === 'retake' ? (answer.keptProgress ? '已重新取数。进展情况是您改过的，没有重写，请与下面的附表核对。' : '已重新取数，进展情况已按新的数字写好。') : `已${bulletinActLabels[act]}。`)
      // Who types on while it is saved loses nothing.
      if (act === 'save' && answer.revision) setTyped((held) => ({ ...held, revision: answer.revision ?? held.revision }))
      setAsked(null)
      setNote('')
      router.refresh()
    },
  })

  const write = (field: keyof BulletinText) => (event: { currentTarget: { value: string } }) => {
    type({ [field]: event.currentTarget.value })
    setSaid(null)
  }
  const take = (act: BulletinAct) => step.mutate({ act, key: newIdempotencyKey() })
  const asksReason = asked?.act === 'return' || asked?.act === 'discard'
  const waiting = (act: BulletinAct) => step.isPending && step.variables?.act === act

  return (
    <div className="no-print">
      {state === 'draft' && mayDraft && (
        <fieldset className={classes.editor} disabled={!ready}>
          <TextInput label="标题" maxLength={120} value={text.title} onChange={write('title')} />
          <TextInput label="主送" maxLength={200} value={text.addressees} onChange={write('addressees')} />
          <Textarea label="进展情况" description="一行是一段" autosize minRows={6} maxLength={longestSection} value={text.progress} onChange={write('progress')} />
          {text.progress !== composedProgress && (
            <p className={classes.line}>
              进展情况与按数字写成的不同。
              <Button variant="subtle" size="compact-sm" onClick={() => type({ progress: composedProgress })}>
                改回按数字写成的
              </Button>
            </p>
          )}
          <Textarea label="存在的问题" description="没有就留空，不会印出这一节" autosize minRows={3} maxLength={longestSection} value={text.problems} onChange={write('problems')} />
          <Textarea label="工作要求" autosize minRows={3} maxLength={longestSection} value={text.demands} onChange={write('demands')} />
          <TextInput label="抄送（没有就留空）" maxLength={200} value={text.copiedTo} onChange={write('copiedTo')} />
        </fieldset>
      )}
      <div className={classes.buttons}>
        {state === 'draft' && mayDraft && (
          <>
            <Button loading={waiting('send')} onClick={() => take('send')}>
              送审
            </Button>
            <Button variant="default" loading={waiting('save')} disabled={!dirty} onClick={() => take('save')}>
              保存文稿
            </Button>
            <Button variant="default" loading={waiting('retake')} onClick={() => take('retake')}>
              重新取数
            </Button>
            <Button variant="subtle" color="#B3261E" onClick={() => setAsked({ act: 'discard', key: newIdempotencyKey() })}>
              作废
            </Button>
          </>
        )}
        {state === 'sent' && (
          <>
            {maySign && cannotIssue === null && <Button onClick={() => setAsked({ act: 'issue', key: newIdempotencyKey() })}>签发第{issueNumber}期通报</Button>}
            {maySign && cannotIssue === null && (
              <Button variant="default" onClick={() => setAsked({ act: 'return', key: newIdempotencyKey() })}>
                退回修改
              </Button>
            )}
            {mayDraft && (
              <Button variant="default" onClick={() => setAsked({ act: 'withdraw', key: newIdempotencyKey() })}>
                撤回送审
              </Button>
            )}
          </>
        )}
        <span role="status" className={classes.line}>
          {said}
          {dirty && state === 'draft' && !said && '有改动没有保存'}
        </span>
      </div>
      {state === 'sent' && cannotIssue !== null && <p className={classes.line}>{cannotIssue}</p>}
      {step.error && asked === null && (
        <Alert color="red" role="alert" mt="sm" maw={820}>
          {step.error.message}
        </Alert>
      )}
      <Modal opened={asked !== null} onClose={() => setAsked(null)} title={asked ? (asked.act === 'issue' ? `签发第${issueNumber}期通报` : bulletinActLabels[asked.act]) : ''}>
        {asked && (
          <Stack>
            <div>{askedText[asked.act](issueNumber)}</div>
            {asksReason && <Textarea label="原因" autosize minRows={2} maxLength={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} data-autofocus />}
            {step.error && <Alert color="red" role="alert">{step.error.message}</Alert>}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setAsked(null)}>
                取消
              </Button>
              <Button color={asked.act === 'discard' ? '#B3261E' : undefined} loading={step.isPending} disabled={asksReason && note.trim() === ''} onClick={() => step.mutate({ act: asked.act, key: asked.key, reason: note.trim() })}>
                {asked.act === 'issue' ? `签发第${issueNumber}期通报` : bulletinActLabels[asked.act]}
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </div>
  )
}
