import Link from 'next/link'
import { momentText } from '@/domain/progress/compose-sentence'
import { paceStateLabels } from '@/domain/progress/print-pace'
import type { Brief, BriefNumber } from '@/domain/brief/brief'
import { TownWord } from '@/components/layout/division-words'
import { Unknown } from '@/components/ui/unknown'
import classes from './brief.module.css'

function Figure({ label, value, note, state }: BriefNumber) {
  const shown = state && paceStateLabels[state]
  return (
    <div>
      <dt>{label}</dt>
      <dd className={classes.value} style={shown ? { color: shown.color } : undefined}>
        {value === null ? <Unknown reason="尚无上报或未下达任务数" /> : `${shown && label === '比序时进度' ? `${shown.sign} ` : ''}${value}`}
      </dd>
      <dd className={classes.note}>{note}</dd>
    </div>
  )
}

/** Three numbers, three towns, three actions: read in ten seconds, one page on paper. */
export function BriefPage({ brief, search }: { brief: Brief; search: string }) {
  const { numbers, towns, townsNote, actions, measuredOn, hour } = brief
  return (
    <>
      <dl className={classes.numbers}>
        {numbers.map((number) => (
          <Figure key={number.label} {...number} />
        ))}
      </dl>
      <div className={classes.columns}>
        <section>
          <h2>
            最需要关注的
            <TownWord />
          </h2>
          {towns.length === 0 ? (
            <p>{townsNote}</p>
          ) : (
            <ol className={classes.list}>
              {towns.map(({ code, name, rateText, reason }) => (
                <li key={code}>
                  <span className={classes.main}>
                    <Link href={`/dashboard/${code}${search}`} prefetch={false}>
                      {name}
                    </Link>
                    <span>{rateText ?? '—'}</span>
                  </span>
                  <p>{reason}</p>
                </li>
              ))}
            </ol>
          )}
        </section>
        <section>
          <h2>建议现在办</h2>
          {actions.length === 0 ? (
            <p>现在没有需要您办的。</p>
          ) : (
            <ol className={classes.list}>
              {actions.map(({ title, reason, href }) => (
                <li key={`${href} ${title}`}>
                  <span className={classes.main}>
                    <Link href={`${href}${search}`} prefetch={false}>
                      {title}
                    </Link>
                  </span>
                  <p>{reason}</p>
                </li>
              ))}
            </ol>
          )}
        </section>
      </div>
      <p style={{ color: 'var(--yb-secondary)' }}>{measuredOn ? `数字截至${momentText(measuredOn, hour)}，由各单位上报的数算出。` : '还没有上报。'}</p>
    </>
  )
}
