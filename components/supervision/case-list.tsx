import Link from 'next/link'
import entries from '@/components/ui/entries.module.css'
import type { SupervisionCase } from '@/domain/supervision/case'
import { isOver, isOverdue, waitsFor, type Party } from '@/domain/supervision/case-state'
import { caseTitle, dueText, waitingText } from '@/domain/supervision/case-words'
import type { PlainDate } from '@/domain/time/plain-date'
import classes from './supervision.module.css'

/** ▼ 已逾期, ▶ 在办, ✓ 已办结: sign and word, never colour alone. */
export function CaseMark({ one, asOf }: { one: SupervisionCase; asOf: PlainDate }) {
  if (isOver(one.steps)) return <span className={entries.done}>✓ {waitingText(one)}</span>
  if (isOverdue(one, asOf)) return <span className={entries.overdue}>▼ 已逾期</span>
  return <span className={entries.waiting}>▶ 在办</span>
}

function Item({ one, party, asOf }: { one: SupervisionCase; party: Party | null; asOf: PlainDate }) {
  const due = dueText(one, asOf)
  const isOwn = party !== null && waitsFor(one.steps) === party
  return (
    <li className={entries.entry}>
      <p className={entries.head}>
        <CaseMark one={one} asOf={asOf} />
        <Link href={`/supervision/${one.id}`} prefetch={false}>
          {caseTitle(one)}
        </Link>
        {isOwn && <span className={classes.own}>待您办理</span>}
      </p>
      <p className={entries.text}>{one.content}</p>
      <p className={entries.who}>
        {!isOver(one.steps) && <>{waitingText(one)}{due && `，${due}`} · </>}
        {one.authorName} {one.recordedAt}
      </p>
    </li>
  )
}

/** Cases of one kind, what is open first; each leads to its own page. */
export function CaseList({ label, cases, party, asOf, none }: { label: string; cases: readonly SupervisionCase[]; party: Party | null; asOf: PlainDate; none: string }) {
  if (cases.length === 0) return <p className={classes.none}>{none}</p>
  const inOrder = [...cases].sort((a, b) => Number(isOver(a.steps)) - Number(isOver(b.steps)))
  return (
    <ol className={entries.list} aria-label={label}>
      {inOrder.map((one) => (
        <Item key={one.id} one={one} party={party} asOf={asOf} />
      ))}
    </ol>
  )
}
