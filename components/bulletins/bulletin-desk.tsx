'use client'

import { Alert, Button } from '@mantine/core'
import { useReady } from '@/components/hooks/use-ready'
import { useUnloadWarning } from '@/components/hooks/use-unload-warning'
import type { BulletinState } from '@/domain/bulletins/bulletin-state'
import type { BulletinText } from '@/domain/bulletins/bulletin-text'
import { DraftButtons, SentButtons } from './act-buttons'
import { AskDialog, type ToIssue } from './ask-dialog'
import classes from './bulletins.module.css'
import { DraftFields } from './draft-fields'
import { OwnParts } from './own-parts'
import { useBulletinActs, type BulletinActs } from './use-bulletin-acts'
import { useDraftText, type DraftText } from './use-draft-text'
import { useKeptFocus } from './use-kept-focus'

export interface BulletinDeskProps {
  id: string
  /** Whose typing is kept. */
  accountId: string
  revision: number
  state: Extract<BulletinState, 'draft' | 'sent'>
  text: BulletinText
  /** What 进展情况 says when it follows the numbers. */
  composedProgress: string
  issue: ToIssue
  /** Whether this person may sign bulletins; whoever writes in this one may not sign it (R13). */
  signs: boolean
  mayDraft: boolean
  /** May sign, and is none of its writers (R13). */
  mayReturn: boolean
  /** Why this person may not issue it as it is; null when nothing but the right to sign is asked. */
  cannotIssue: string | null
}

function Refused({ acts, writes }: { acts: BulletinActs; writes: boolean }) {
  const { error, asked, busy, colleagueFirst, showLatest } = acts
  if (!error || asked !== null) return null
  return (
    <Alert color="red" role="alert" mt="sm" maw={820}>
      {error.message}
      {colleagueFirst && (
        <Button variant="default" size="xs" mt={8} display="block" loading={busy} onClick={showLatest}>
          看最新的一稿{writes && '（您写的放在下面）'}
        </Button>
      )}
    </Alert>
  )
}

/** Whether everything is stored; of what was put back, that it was. */
function unsavedText({ recovered }: DraftText): string {
  return recovered ? '已恢复没有保存的改动' : '有改动没有保存'
}

/** A draft's text and its next step: who drafts writes and sends, who signs gives back or issues. */
export function BulletinDesk({ id, accountId, revision, state, text: stored, composedProgress, issue, signs, mayDraft, mayReturn, cannotIssue }: BulletinDeskProps) {
  const ready = useReady()
  const draft = useDraftText(`yingbao:bulletin:${accountId}:${id}`, revision, stored)
  const { text, dirty, type, savedAs, settle } = draft
  const acts = useBulletinActs({ id, revision, text: state === 'draft' ? text : null, savedAs, settle })
  const line = useKeptFocus(acts)
  const writes = state === 'draft' && mayDraft
  const isUnsaved = writes && dirty
  useUnloadWarning(isUnsaved)

  function write(changed: Partial<BulletinText>) {
    type(changed)
    acts.unsay()
  }

  return (
    <div className="no-print">
      {writes && <DraftFields text={text} composedProgress={composedProgress} disabled={!ready || (acts.busy && acts.done !== 'save' && acts.pending !== 'save')} type={write} />}
      {mayDraft && <OwnParts parts={draft.overtaken} dismiss={draft.dismissOvertaken} />}
      <div className={classes.buttons}>
        {writes && <DraftButtons acts={acts} dirty={dirty} ready={ready} />}
        {state === 'sent' && <SentButtons acts={acts} ready={ready} issueName={issue.name} mayIssue={mayReturn && cannotIssue === null} mayReturn={mayReturn} mayWithdraw={mayDraft} />}
        <span ref={line} role="status" tabIndex={-1} className={classes.line}>
          {acts.said ?? (isUnsaved && unsavedText(draft))}
        </span>
      </div>
      {writes && signs && <p className={classes.line}>您有签发权。改动、保存或送审这一份以后，须由另一位有签发权的同事签发。</p>}
      {state === 'sent' && cannotIssue !== null && <p className={classes.line}>{cannotIssue}</p>}
      <Refused acts={acts} writes={writes} />
      <AskDialog acts={acts} issue={issue} />
    </div>
  )
}
