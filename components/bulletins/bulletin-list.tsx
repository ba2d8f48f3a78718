import Link from 'next/link'
import entries from '@/components/ui/entries.module.css'
import { bulletinStateLabels, type BulletinState } from '@/domain/bulletins/bulletin-state'
import { issueTextOf, shortHashOf } from '@/domain/bulletins/compose-content'
import { longCutOffText, type CutOff } from '@/domain/bulletins/cut-off'
import { yearMonthDay, type PlainDate } from '@/domain/time/plain-date'
import classes from './bulletins.module.css'

interface OpenLine {
  id: string
  cutOff: CutOff
  supersedesNumber: number | null
  state: BulletinState
  authorName: string
  recordedAt: string
  note: string
}

/** Bulletins that are being worked on: whose turn it is, since when; a page of them, and how many there are. */
export function OpenBulletins({ bulletins, count, search }: { bulletins: readonly OpenLine[]; count: number; search: string }) {
  return (
    <>
      {count > bulletins.length && (
        <p className={classes.line}>
          只列最近的{bulletins.length}份，共{count}份。
        </p>
      )}
      <BulletinLines label="在办的通报" bulletins={bulletins} search={search} />
    </>
  )
}

/** Bulletins that are not issued, each by its cut-off, with its state and why it stands there. */
export function BulletinLines({ label, bulletins, search }: { label: string; bulletins: readonly OpenLine[]; search: string }) {
  return (
    <ul className={entries.list} aria-label={label}>
      {bulletins.map(({ id, cutOff, supersedesNumber, state, authorName, recordedAt, note }) => (
        <li key={id} className={`${entries.entry} ${entries.head}`}>
          <Link className={classes.name} href={`/bulletins/${id}${search}`} prefetch={false}>
            {supersedesNumber === null ? '' : `第${supersedesNumber}期更正版，`}截至{longCutOffText(cutOff)}
          </Link>
          <span className={state === 'sent' ? entries.waiting : undefined}>{state === 'sent' ? '▶ 已送审，等待签发' : bulletinStateLabels[state]}</span>
          <span className={classes.mark}>
            {authorName} {recordedAt}
            {note !== '' && `，${note}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

interface IssueLine {
  id: string
  bulletinId: string
  issueNumber: number
  edition: number
  cutOff: CutOff
  issuedOn: PlainDate
  title: string
  hash: string
  authorName: string
  isSuperseded: boolean
}

/** Issued bulletins, the newest first; a replaced edition stays and says so. */
export function IssuedBulletins({ issues, search }: { issues: readonly IssueLine[]; search: string }) {
  return (
    <ul className={entries.list} aria-label="已签发的通报">
      {issues.map(({ id, bulletinId, issueNumber, edition, cutOff, issuedOn, hash, authorName, isSuperseded }) => (
        <li key={id} className={`${entries.entry} ${entries.head}`}>
          <Link className={classes.name} href={`/bulletins/${bulletinId}${search}`} prefetch={false}>
            {issueTextOf({ issueNumber, edition, issuedOn })}
          </Link>
          <span>截至{longCutOffText(cutOff)}</span>
          {isSuperseded && <span className={entries.waiting}>已有更正版</span>}
          <span className={classes.mark}>
            {yearMonthDay(issuedOn)}由{authorName}签发，校验码 {shortHashOf(hash)}
          </span>
        </li>
      ))}
    </ul>
  )
}
