'use client'

import { Alert } from '@mantine/core'
import { useLeaveWarning } from '@/components/hooks/use-leave-warning'
import { useReady } from '@/components/hooks/use-ready'
import type { BulletinState } from '@/domain/bulletins/bulletin-state'
import type { BulletinText } from '@/domain/bulletins/bulletin-text'
import { DraftButtons, SentButtons } from './act-buttons'
import { AskDialog, type ToIssue } from './ask-dialog'
import classes from './bulletins.module.css'
import { DraftFields } from './draft-fields'
import { useBulletinActs } from './use-bulletin-acts'
import { useDraftText } from './use-draft-text'
import { useKeptFocus } from './use-kept-focus'

export interface BulletinDeskProps {
  id: string
  revision: number
  state: Extract<BulletinState, 'draft' | 'sent'>
  text: BulletinText
  /** What 进展情况 says when it follows the numbers. */
  composedProgress: string
  issue: ToIssue
  mayDraft: boolean
  /** May sign, and is none of its writers (R13). */
  mayReturn: boolean
  /** Why this person may not issue it as it is; null when nothing but the right to sign is asked. */
  cannotIssue: string | null
}

/** A draft's text and its next step: who drafts writes and sends, who signs gives back or issues. */
export function BulletinDesk({ id, revision, state, text: stored, composedProgress, issue, mayDraft, mayReturn, cannotIssue }: BulletinDeskProps) {
  const ready = useReady()
  const { text, dirty, type, savedAs } = useDraftText(revision, stored)
  const acts = useBulletinActs({ id, revision, text: state === 'draft' ? text : null, savedAs })
  const line = useKeptFocus(acts)
  const writes = state === 'draft' && mayDraft
  const isUnsaved = writes && dirty
  useLeaveWarning(isUnsaved)

  function write(changed: Partial<BulletinText>) {
    type(changed)
    acts.unsay()
  }

  return (
    <div className="no-print">
      {writes && <DraftFields text={text} composedProgress={composedProgress} disabled={!ready || (acts.busy && acts.done !== 'save' && acts.pending !== 'save')} type={write} />}
      <div className={classes.buttons}>
        {writes && <DraftButtons acts={acts} dirty={dirty} ready={ready} />}
        {state === 'sent' && <SentButtons acts={acts} ready={ready} issueName={issue.name} mayIssue={mayReturn && cannotIssue === null} mayReturn={mayReturn} mayWithdraw={mayDraft} />}
        <span ref={line} role="status" tabIndex={-1} className={classes.line}>
          {acts.said ?? (isUnsaved && '有改动没有保存')}
        </span>
      </div>
      {state === 'sent' && cannotIssue !== null && <p className={classes.line}>{cannotIssue}</p>}
      {acts.error && acts.asked === null && (
        <Alert color="red" role="alert" mt="sm" maw={820}>
          {acts.error.message}
        </Alert>
      )}
      <AskDialog acts={acts} issue={issue} />
    </div>
  )
}
