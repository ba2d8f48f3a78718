'use client'

import { Button } from '@mantine/core'
import type { BulletinActs } from './use-bulletin-acts'

interface DraftButtonsProps {
  acts: BulletinActs
  dirty: boolean
  ready: boolean
}

/** What who drafts does with a draft. */
export function DraftButtons({ acts, dirty, ready }: DraftButtonsProps) {
  const { pending, busy, take, ask } = acts
  const resting = busy || !ready
  return (
    <>
      <Button loading={pending === 'send'} disabled={resting} onClick={() => take('send')}>
        送审
      </Button>
      <Button variant="default" loading={pending === 'save'} disabled={resting || !dirty} onClick={() => take('save')}>
        保存文稿
      </Button>
      <Button variant="default" loading={pending === 'retake'} disabled={resting} onClick={() => take('retake')}>
        重新取数
      </Button>
      <Button variant="subtle" color="#B3261E" disabled={resting} onClick={() => ask('discard')}>
        作废
      </Button>
    </>
  )
}

interface SentButtonsProps {
  acts: BulletinActs
  ready: boolean
  /** 第5期通报 */
  issueName: string
  mayIssue: boolean
  mayReturn: boolean
  mayWithdraw: boolean
}

/** What is done with a bulletin that was sent: by who signs, and by who drafted. */
export function SentButtons({ acts, ready, issueName, mayIssue, mayReturn, mayWithdraw }: SentButtonsProps) {
  const { busy, ask } = acts
  const resting = busy || !ready
  return (
    <>
      {mayIssue && (
        <Button disabled={resting} onClick={() => ask('issue')}>
          签发{issueName}
        </Button>
      )}
      {mayReturn && (
        <Button variant="default" disabled={resting} onClick={() => ask('return')}>
          退回修改
        </Button>
      )}
      {mayWithdraw && (
        <Button variant="default" disabled={resting} onClick={() => ask('withdraw')}>
          撤回送审
        </Button>
      )}
    </>
  )
}
