import type { ResultRow } from '@/domain/bulletins/bulletin-results'
import { longCutOffText, type CutOff } from '@/domain/bulletins/cut-off'
import { paceText, personsText } from '@/domain/bulletins/compose-progress'
import { rankChangeSentence } from '@/domain/bulletins/rank-change-sentence'
import { formatMovement } from '@/domain/progress/ranking'
import { yearMonthDay, type PlainDate } from '@/domain/time/plain-date'
import classes from './bulletins.module.css'

interface OwnRowProps {
  townWord: string
  issue: { title: string; issueNumber: number; cutOff: CutOff; issuedOn: PlainDate; ranksPrinted: boolean; isSuperseded: boolean }
  rows: readonly ResultRow[]
}

function increaseText(increase: number | null): string {
  if (increase === null) return ''
  return increase === 0 ? '与上期持平' : `比上期${increase < 0 ? '减少' : '增加'}${personsText(Math.abs(increase))}`
}

function rowSentence({ name, persons, quota, rateText, rank, movement, increase, ...row }: ResultRow, ranksPrinted: boolean): string {
  if (persons === null) return `${name}尚无上报。`
  const clauses = [
    `${name}累计参保缴费${personsText(persons)}`,
    quota !== null && rateText ? `完成任务数${personsText(quota)}的${rateText}` : '未下达任务数',
    ranksPrinted && rank !== null ? `列第${rank}位${movement ? `（${formatMovement(movement)}）` : ''}` : '',
    increaseText(increase),
    paceText(row),
  ]
  return `${clauses.filter((clause) => clause !== '').join('，')}。`
}

/** A town's own row of a bulletin, where the county does not show towns the whole table (R11). */
export function OwnRow({ issue, rows, townWord }: OwnRowProps) {
  return (
    <article className={classes.paper}>
      <h2>{issue.title}</h2>
      <p className={classes.flush} style={{ textAlign: 'center' }}>
        截至{longCutOffText(issue.cutOff)}，{yearMonthDay(issue.issuedOn)}签发{issue.isSuperseded && '，已有更正版'}
      </p>
      {rows.length === 0 ? <p>这一期没有您单位的数。</p> : rows.map((row) => <p key={row.divisionCode}>{rowSentence(row, issue.ranksPrinted)}{issue.ranksPrinted && rankChangeSentence(row, issue.issueNumber - 1, townWord)}</p>)}
      <p className={classes.mark}>按县里的设置，各单位只看自己的一行；全文请向县医保局索取。</p>
    </article>
  )
}
