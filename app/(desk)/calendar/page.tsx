import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { readCalendar } from '@/app/_server/calendar'
import { readSetupState } from '@/app/_server/setup-state'
import { CalendarDays } from '@/components/calendar/calendar-days'
import { CalendarKey } from '@/components/calendar/calendar-key'
import { CalendarTable } from '@/components/calendar/calendar-table'
import { rowKey } from '@/components/calendar/calendar-words'
import { FirstSteps } from '@/components/ranking/first-steps'
import { revisionsHref } from '@/components/ranking/reach'
import { Chooser } from '@/components/ui/chooser'
import { Notices } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { PrintButton } from '@/components/ui/print-button'
import { pathWith } from '@/components/ui/search-path'
import ui from '@/components/ui/ui.module.css'
import { ViewLinks } from '@/components/ui/view-links'
import { seriesLabels } from '@/domain/campaigns/choices'
import { groupName, measureParts } from '@/domain/campaigns/measure-choice'
import type { CalendarRow } from '@/domain/progress/calendar'

export const metadata: Metadata = { title: '上报日历' }

const path = '/calendar'

export default async function CalendarPage({ searchParams }: PageProps<'/calendar'>) {
  await connection()
  const actor = await requireActor('calendar:read', path)
  const search = await searchParams
  const asked = await resolveAskedDay(actor, search)
  if (!asked) return <FirstSteps role={actor.role} state={await readSetupState(actor)} />
  const { day, notices } = asked
  const { campaign, asOf, series, group } = asked.kept
  const town = typeof search.town === 'string' ? search.town : undefined
  const under = town ?? actor.scopeCode
  const page = await readCalendar(actor, day, under, typeof search.month === 'string' ? search.month : undefined)
  if (!page) notFound()
  const { months, shown, rows, sentence } = page
  const ofCounty = under === day.campaign.countyCode
  const kept = { campaign, asOf, series, group, town, month: shown === months[months.length - 1] ? undefined : shown.month }
  const measure = { ...(campaign ? { campaign } : {}), ...(asOf ? { asOf } : {}), series, group }
  const sums = ofCounty && day.settings.reportingLevel[day.choice.series] === 'village'
  const villagesOf = (row: CalendarRow) => pathWith(path, { ...kept, town: row.divisionCode })
  const isDirect = (row: CalendarRow) => row.level === 'village' && row.divisionCode.length === 9
  const revisions = (row: CalendarRow) => (sums ? villagesOf(row) : revisionsHref(row.divisionCode, measure, isDirect(row) ? 'direct' : undefined))
  const chosen = rows.find((row) => rowKey(row) === search.unit) ?? rows[0]
  const place = ofCounty ? '' : (rows.find((row) => row.divisionCode === under && row.level === 'town')?.name ?? (town === undefined ? actor.scopeName : ''))
  return (
    <div className={ui.across}>
      {town !== undefined && actor.scopeCode !== town && (
        <p className="no-print">
          <Link href={pathWith(path, { ...kept, town: undefined })} prefetch={false}>
            ‹ {day.words.whole}
          </Link>
        </p>
      )}
      <PageHeading title={`${place}上报日历`} sentence={sentence} actions={<PrintButton />} />
      <Notices sentences={notices} />
      <ViewLinks label="月份" links={months.map((one) => ({ href: pathWith(path, { ...kept, month: one === months[months.length - 1] ? undefined : one.month }), label: `${Number(one.month.slice(0, 4))}年${Number(one.month.slice(5))}月`, current: one === shown }))} />
      <Chooser path={path} parts={measureParts(day.settings, day.choice, ['series', 'group'])} search={kept} />
      <CalendarKey />
      <CalendarTable
        rows={rows}
        shown={shown}
        caption={`${day.campaign.countyName}${place} ${seriesLabels[day.choice.series]}（${groupName(day.settings, day.choice.coverageGroup)}），${shown.from} 至 ${shown.until}`}
        unitLabel={ofCounty ? day.words.town : '填报单位'}
        words={day.words}
        revisions={revisions}
        villages={ofCounty && !sums ? villagesOf : null}
      />
      {chosen && <CalendarDays rows={rows} chosen={chosen} path={path} search={kept} revisions={revisions} words={day.words} />}
      <p>日历只看各单位的数是哪天的，按任务表顺序排列，不评比、不统计到人。点单位名看上报记录。</p>
    </div>
  )
}
