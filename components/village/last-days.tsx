import { formatThousands } from '@/domain/numbers/format'
import type { TrendPoint } from '@/domain/progress/trend'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'
import { signed } from '@/components/ranking/row-text'
import { Unknown } from '@/components/ui/unknown'
import classes from './village.module.css'

const shownDays = 7

/** The last days' numbers, newest first; each leads to the revisions behind it (R7, R9). */
export function LastDays({ points, asOf, href }: { points: readonly TrendPoint[]; asOf: PlainDate; href: string }) {
  const days = points.filter((point) => point.persons !== null && point.on <= asOf).slice(-shownDays).reverse()
  if (days.length === 0) return null
  return (
    <section>
      <h2>近几日</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">累计（人）</th>
            <th scope="col">当日新增（人）</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ on, persons, carried, dailyIncrease }) => (
            <tr key={on}>
              <th scope="row">{monthDay(on)}</th>
              <td>
                <a className={classes.number} href={`${href}#d${on}`} aria-label={`${monthDay(on)}累计 ${formatThousands(persons ?? 0)} 人，看上报记录`}>
                  {formatThousands(persons ?? 0)}
                </a>
              </td>
              <td>{dailyIncrease === null ? <Unknown reason={carried ? '当日未上报，沿用此前上报数' : '前一天尚无数据'} /> : signed(dailyIncrease)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <a className={classes.more} href={href}>
        全部日子和更正记录
      </a>
    </section>
  )
}
