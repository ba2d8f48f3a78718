import { Unknown } from '@/components/ui/unknown'
import { seriesLabels } from '@/domain/campaigns/choices'
import type { CountedState, Counting, CountingMove, CountingPreview } from '@/domain/campaigns/counting-preview'
import { formatThousands } from '@/domain/numbers/format'
import { unrankedReasonLabels } from '@/domain/progress/ranking'
import { yearMonthDay } from '@/domain/time/plain-date'
import classes from './campaigns.module.css'

const levelWords: Record<Counting['level'], string> = { town: '镇报', village: '村（社区）报' }

function countingText({ series, level }: Counting): string {
  return `${seriesLabels[series]}（${levelWords[level]}）`
}

function Persons({ state }: { state: CountedState }) {
  return state.persons === null ? <Unknown reason="尚无数" /> : formatThousands(state.persons)
}

function Rank({ move, state }: { move: CountingMove; state: CountedState }) {
  if (state.rank !== null) return state.rank
  return <Unknown reason={move.becomesUnranked ? unrankedReasonLabels[move.becomesUnranked] : '不排名'} />
}

function Move({ move }: { move: CountingMove }) {
  return (
    <tr>
      <th scope="row">{move.name}</th>
      <td><Persons state={move.before} /> → <Persons state={move.after} /></td>
      <td>{move.before.rateText ?? '—'} → {move.after.rateText ?? '—'}</td>
      <td>
        <Rank move={move} state={move.before} /> → <Rank move={move} state={move.after} />
        {move.becomesUnranked && <span className={classes.unranked}>不再排名：{unrankedReasonLabels[move.becomesUnranked]}</span>}
      </td>
    </tr>
  )
}

/** What moves when other numbers count: shown before it is saved, each town beside what it has now (R5, R10). */
export function CountingPreviewTable({ preview }: { preview: CountingPreview }) {
  const { before, after, on, county, towns } = preview
  const unranked = towns.filter((town) => town.becomesUnranked)
  return (
    <section className={classes.preview} aria-label="按新口径的变化">
      <h2>保存前请看：口径变了，哪些数会变</h2>
      <p>
        按 {yearMonthDay(on)} 的数比较：{countingText(before)} → {countingText(after)}。
        {unranked.length > 0 && `${unranked.map((town) => town.name).join('、')}将不再排名。`}
      </p>
      <div className={classes.previewFrame} role="region" aria-label="新旧口径对照" tabIndex={0}>
        <table className={classes.previewTable}>
          <thead>
            <tr>
              <th scope="col">镇</th>
              <th scope="col">已参保缴费（人）</th>
              <th scope="col">完成率</th>
              <th scope="col">名次</th>
            </tr>
          </thead>
          <tbody>
            <Move move={county} />
            {towns.map((town) => <Move key={town.divisionCode} move={town} />)}
          </tbody>
        </table>
      </div>
    </section>
  )
}
