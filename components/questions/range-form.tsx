import { pathWith } from '@/components/ui/search-path'
import ui from '@/components/ui/ui.module.css'
import type { PlainDate } from '@/domain/time/plain-date'
import classes from './questions.module.css'

interface RangeFormProps {
  path: string
  search: Record<string, string | undefined>
  from: PlainDate
  until: PlainDate
  earliest: PlainDate
  today: PlainDate
}

/** The range of days in the URL, as a plain form: it works without scripts and can be sent to a colleague. */
export function RangeForm({ path, search, from, until, earliest, today }: RangeFormProps) {
  const kept = Object.entries(search).filter(([name, value]) => value !== undefined && name !== 'from' && name !== 'asOf')
  return (
    <form className={classes.range} action={path} method="get">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label>
        从
        <input key={from} type="date" name="from" defaultValue={from} min={earliest} max={today} required />
      </label>
      <label>
        到
        <input key={until} type="date" name="asOf" defaultValue={until} min={earliest} max={today} required />
      </label>
      <button type="submit" className={ui.button}>
        看这几天
      </button>
      <a href={pathWith(path, { ...search, from: earliest })}>征缴期以来</a>
    </form>
  )
}
