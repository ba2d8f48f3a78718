import Link from 'next/link'
import type { DivisionWords } from '@/domain/divisions/division-words'
import { formatThousands } from '@/domain/numbers/format'
import { kindGap, type BothQuotas } from '@/domain/quotas/kind-gap'
import { quotaKindLabels, type QuotaKind } from '@/domain/quotas/quota'
import { isCounted, type QuotaTableLine, type QuotaTableView } from '@/domain/quotas/quota-table-view'
import { monthDay } from '@/domain/time/plain-date'
import { Unknown } from '@/components/ui/unknown'
import { pathWith } from '@/components/ui/search-path'
import classes from './quotas.module.css'

interface QuotaTableProps {
  view: QuotaTableView
  caption: string
  search: Record<string, string | undefined>
  words: DivisionWords
}

/** The persons of a division, as the way to its entries in the ledger. */
function QuotaNumber({ line, search }: { line: QuotaTableLine; search: QuotaTableProps['search'] }) {
  const { divisionCode, name, persons, upcoming } = line
  const path = pathWith(`/quotas/${divisionCode}`, search)
  return (
    <td className={classes.number}>
      {persons === null ? (
        <Unknown reason="未下达任务数" />
      ) : (
        <Link href={path} prefetch={false} aria-label={`${name}任务数 ${formatThousands(persons)} 人，查看变更记录`}>
          {formatThousands(persons)}
        </Link>
      )}
      {upcoming && (
        <span className={classes.upcoming}>
          {monthDay(upcoming.effectiveFrom)}起 {upcoming.persons === null ? '撤销' : formatThousands(upcoming.persons)}
        </span>
      )}
    </td>
  )
}

function Instalments({ line }: { line: QuotaTableLine }) {
  return line.instalments.map((instalment, index) => (
    <td key={index} className={classes.number}>
      {instalment === null ? (
        <Unknown reason="未下达任务数" />
      ) : (
        <span className={instalment.isPrinted ? undefined : classes.reckoned} title={instalment.isPrinted ? undefined : '通知未印，按节点比例算得'}>
          {formatThousands(instalment.persons)}
        </span>
      )}
    </td>
  ))
}

/** The quota of the other kind, and how far the two are apart (R2). */
function OtherKind({ both, kind }: { both: BothQuotas | undefined; kind: QuotaKind }) {
  const persons = both?.[kind] ?? null
  const gap = both ? kindGap(both) : null
  return (
    <td className={classes.number}>
      {persons === null ? <Unknown reason={`未下达${quotaKindLabels[kind]}`} /> : formatThousands(persons)}
      {gap !== null && gap !== 0 && <span className={classes.gap}>本级{apart(gap)}</span>}
    </td>
  )
}

/** A difference in words a reader cannot mistake: 一致, 多 400, 少 1,200. */
function apart(difference: number | null): string {
  if (difference === null) return '—'
  if (difference === 0) return '一致'
  return `${difference > 0 ? '多' : '少'} ${formatThousands(Math.abs(difference))}`
}

/** The quota table as annex 1 prints it: the notice's order, the parent's own 合计, and the parts' sum beside it (R2, R3). */
export function QuotaTable({ view, caption, search, words }: QuotaTableProps) {
  const { parent, lines, headings, sums, gaps } = view
  const isCounty = parent.level === 'county'
  const unit = isCounty ? words.town : words.village
  const isReckoned = [...lines, parent].some((line) => line.instalments.some((instalment) => instalment && !instalment.isPrinted))
  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col" className={classes.wide}>序号</th>
              <th scope="col">{unit}</th>
              <th scope="col" className={classes.number}>任务数</th>
              {headings.map((heading) => (
                <th key={heading} scope="col" className={classes.number}>{heading}</th>
              ))}
              {gaps && <th scope="col" className={classes.number}>{quotaKindLabels[gaps.kind]}</th>}
              <th scope="col" className={classes.wide}>备注</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.divisionCode} className={isCounted(line) ? undefined : classes.endedLine}>
                <td className={classes.wide}>{line.persons === null ? '' : line.position}</td>
                <th scope="row">
                  <Link href={pathWith(`/quotas/${line.divisionCode}`, search)} prefetch={false}>{line.name}</Link>
                </th>
                <QuotaNumber line={line} search={search} />
                <Instalments line={line} />
                {gaps && <OtherKind both={gaps.both[line.divisionCode]} kind={gaps.kind} />}
                <td className={classes.wide}>{isCounted(line) ? line.remark : '已撤销，不计入'}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td className={classes.wide} />
              <th scope="row">{isCounty ? '合计' : `${parent.name}任务数`}</th>
              <QuotaNumber line={parent} search={search} />
              <Instalments line={parent} />
              {gaps && <OtherKind both={gaps.both[parent.divisionCode]} kind={gaps.kind} />}
              <td className={classes.wide} />
            </tr>
            <tr className={classes.quiet}>
              <td className={classes.wide} />
              <th scope="row">各{unit}之和</th>
              {sums.map((sum, index) => <td key={index} className={classes.number}>{formatThousands(sum.sum)}</td>)}
              {gaps && <td />}
              <td className={classes.wide} />
            </tr>
            <tr className={sums[0]?.isEqual ? classes.quiet : classes.apart}>
              <td className={classes.wide} />
              <th scope="row">之和比{isCounty ? '合计' : '任务数'}</th>
              {sums.map((sum, index) => <td key={index} className={classes.number}>{apart(sum.difference)}</td>)}
              {gaps && <td />}
              <td className={classes.wide} />
            </tr>
          </tfoot>
        </table>
      </div>
      {gaps?.sentence && <p className={classes.note}>{gaps.sentence}</p>}
      {view.endedSentences.map((sentence) => <p key={sentence} className={classes.note}>{sentence}</p>)}
      {isReckoned && <p className={classes.note}>浅色的数是通知没有印出、按节点比例算得的，向上取整。</p>}
    </>
  )
}
