'use client'

import { Alert, Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { bulletinActLabels } from '@/domain/bulletins/bulletin-state'
import type { Asked, BulletinActs } from './use-bulletin-acts'

/** What is about to be issued: 第5期通报, 第4期通报更正版, and what it replaces. */
export interface ToIssue {
  name: string
  /** Of a corrected edition: which one it replaces, as a sentence. */
  supersedesText: string | null
  /** What was reported or corrected within the cut-off since its numbers were taken. */
  changedSince: string | null
}

const askedText: Record<Asked['act'], (issue: ToIssue) => string> = {
  issue: ({ name, supersedesText, changedSince }) =>
    [
      `签发${name}。${supersedesText ?? ''}`,
      supersedesText === null ? '签发后编定期号，' : '期号不变，约谈建议按更正后的名次重新核对；',
      '所用数据、结果和文稿一并封存，谁也不能再改；各镇马上可以看到，之后更改这些数据须写原因，并列入下一期。',
      changedSince ?? '',
    ].join(''),
  return: () => '退回给起草人修改，请写明原因。',
  withdraw: () => '撤回送审，继续修改。',
  discard: () => '作废这份草稿。草稿和经过都留着备查，但不能再签发。请写明原因。',
}

const nameOf = (act: Asked['act'], { name }: ToIssue) => (act === 'issue' ? `签发${name}` : bulletinActLabels[act])

interface AskProps {
  acts: BulletinActs
  issue: ToIssue
}

/** One question at a time; what was typed for another one is gone with it. */
function AskForm({ act, acts, issue }: AskProps & { act: Asked['act'] }) {
  const [note, setNote] = useState('')
  const asksReason = act === 'return' || act === 'discard'
  const { error, pending, cancel, confirm } = acts
  return (
    <Stack>
      <div>{askedText[act](issue)}</div>
      {asksReason && <Textarea label="原因" autosize minRows={2} maxLength={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} data-autofocus />}
      {error && (
        <Alert color="red" role="alert">
          {error.message}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" disabled={pending !== null} onClick={cancel}>
          取消
        </Button>
        <Button color={act === 'discard' ? '#B3261E' : undefined} loading={pending !== null} disabled={asksReason && note.trim() === ''} onClick={() => confirm(note.trim())}>
          {nameOf(act, issue)}
        </Button>
      </Group>
    </Stack>
  )
}

/** Asks before an act that others see at once or that is not taken back. */
export function AskDialog({ acts, issue }: AskProps) {
  const { asked, pending, cancel } = acts
  // The second click of a double one would fall beside the dialog and close it again.
  return (
    <Modal closeOnClickOutside={false} opened={asked !== null} onClose={() => pending === null && cancel()} title={asked ? nameOf(asked.act, issue) : ''}>
      {asked && <AskForm key={asked.key} act={asked.act} acts={acts} issue={issue} />}
    </Modal>
  )
}
