'use client'

import Link from 'next/link'
import { useEffect, useEffectEvent } from 'react'
import { useDivisionWords } from '@/components/layout/division-words'
import { Chooser, type ChoicePart } from '@/components/ui/chooser'
import { DayPicker } from '@/components/ui/day-picker'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { pathWith } from '@/components/ui/search-path'
import { StaleNote } from '@/components/ui/stale-note'
import { useReady } from '@/components/hooks/use-ready'
import { lockedDaySentence, type IssuedCutOff } from '@/domain/bulletins/issued-cut-off'
import { seriesLabels, type Series } from '@/domain/campaigns/choices'
import { townWord, type DivisionWords } from '@/domain/divisions/division-words'
import type { EntryGroup, EntrySheet } from '@/domain/progress/entry-sheet'
import { closedDay } from '@/domain/progress/entry-sheet-check'
import { noDrafts } from '@/domain/progress/entry-sheet-drafts'
import { compareVillages, composeSheetSentence } from '@/domain/progress/entry-sheet-totals'
import { viewSheet } from '@/domain/progress/entry-sheet-view'
import { directLineName } from '@/domain/progress/town-overview'
import { yearMonthDay } from '@/domain/time/plain-date'
import { moveInSheet } from './entry-keys'
import { EntryTable } from './entry-table'
import { HourInput } from './hour-input'
import { PasteNote } from './paste-note'
import { SaveBar } from './save-bar'
import { TownChoice } from './town-choice'
import { useEntrySheet, type EntryDeskState } from './use-entry-sheet'
import classes from './daily-counts.module.css'

export interface EntryDeskProps {
  initial: EntrySheet
  /** Campaign, day, measure and town as the URL names them; links and polls keep to it. */
  search: Record<string, string | undefined>
  accountId: string
  notices: string[]
  /** What the sheet may be of instead. */
  measures: readonly ChoicePart[]
  countingSeries: Series
  /** The group's name as the campaign has it; null for everyone. */
  groupName: string | null
}

/** Which sheet: the county's towns, or one town's; nothing to choose for a town's own clerk. */
function placeParts({ towns, place }: EntrySheet, words: DivisionWords): ChoicePart[] {
  if (towns.length === 0) return []
  const options = [{ value: '', label: `${words.whole}各${words.town}` }, ...towns.map(({ code, name }) => ({ value: code, label: name }))]
  return [{ name: 'town', label: '范围', value: place.level === 'town' ? place.code : '', options }]
}

function headingOf(sheet: EntrySheet, group: EntryGroup, words: DivisionWords): string {
  const whose = sheet.series === 'reported' ? '上报数' : '的数'
  const town = sheet.place.level === 'county' ? words.town : townWord(sheet.place.name)
  if (group.level === 'town') return `${town}${whose}（按此计数）`
  return `各${words.villageShort}${whose}${group.counts ? `（按此计数，另加${directLineName}）` : `（不计数，供${town}上核对）`}`
}

/** The issued bulletin that reaches the sheet's day: every row of the sheet names the same. */
function issuedOf({ groups }: EntrySheet): IssuedCutOff | null {
  return groups.flatMap((group) => group.rows)[0]?.issued ?? null
}

/** Why nothing can be typed: the day, or whose word the series is. */
function closedSheet(sheet: EntrySheet): string | null {
  return closedDay(sheet) ?? (sheet.readOnly === null ? null : `${sheet.readOnly}这里只能查看。`)
}

function useSaveKey(save: () => void) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return
    event.preventDefault()
    save()
  })
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function Tables({ desk, search }: { desk: EntryDeskState; search: EntryDeskProps['search'] }) {
  const { sheet, view } = desk
  const words = useDivisionWords()
  const closed = closedSheet(sheet)
  // What is typed before the page listens would be cut to its last digits.
  const ready = useReady()
  const comparison = compareVillages(sheet, view, words)
  return (
    <div data-sheet onKeyDown={moveInSheet}>
      {sheet.groups.map((group) => (
        <section key={group.level}>
          {sheet.groups.length > 1 && <h2>{headingOf(sheet, group, words)}</h2>}
          {!group.counts && comparison && <p className={classes.comparison}>{comparison}</p>}
          <EntryTable desk={desk} group={group} disabled={!ready || closed !== null} search={search} caption={`${sheet.place.name}${yearMonthDay(sheet.asOf)}每日填报，${headingOf(sheet, group, words)}`} />
        </section>
      ))}
    </div>
  )
}

/** The clerk's sheet (每日填报): day and place in the URL, one table to type into, one action. */
export function EntryDesk({ initial, search, accountId, notices, measures, countingSeries, groupName }: EntryDeskProps) {
  const desk = useEntrySheet(pathWith('/api/daily-counts', { ...search, asOf: initial.asOf }), initial, accountId)
  const { sheet, live, view, found, unsaved, act, pasted, undoPaste } = desk
  const words = useDivisionWords()
  useSaveKey(desk.save)
  const closed = closedSheet(sheet)
  const { series } = sheet
  const locked = lockedDaySentence(sheet.asOf, issuedOf(sheet))
  const measureName = `${seriesLabels[series]}${groupName === null ? '' : `，${groupName}`}`
  // What may be read out or copied holds only what is stored.
  const sentence = composeSheetSentence(sheet, viewSheet(sheet, noDrafts), series === countingSeries && groupName === null ? null : measureName, words)
  return (
    <>
      <PageHeading
        title={sheet.place.level === 'town' ? `每日填报 · ${sheet.place.name}` : '每日填报'}
        {...(sentence === null ? {} : { sentence })}
        actions={
          <>
            <Chooser path="/daily-counts" parts={[...measures, ...placeParts(sheet, words)]} search={search} />
            <DayPicker path="/daily-counts" search={search} asOf={sheet.asOf} earliest={sheet.window.opensOn} today={sheet.workingDate} />
          </>
        }
      />
      {[...notices, ...(closed ? [closed] : []), ...(found ? [`已找回上次在这一页填写、还没有上报的${unsaved}项。`] : [])].map((notice) => (
        <Notice key={notice}>{notice}</Notice>
      ))}
      <StaleNote staleSince={live.staleSince} refusal={live.refusal} />
      {sheet.groups.length === 0 ? (
        <TownChoice sheet={sheet} search={search} />
      ) : (
        <>
          <div className={classes.tools}>
            <HourInput hour={view.hour} disabled={closed !== null} onChange={(text) => act({ act: 'setHour', text })} />
            <span className={classes.series}>口径：{measureName}，累计已参保缴费人数</span>
            {sheet.readOnly === null && (
              <Link className="no-print" href={pathWith('/daily-counts/import', search)} prefetch={false}>
                用文件上报
              </Link>
            )}
          </div>
          {locked && sheet.readOnly === null && <p className={classes.locked}>{locked}</p>}
          {pasted && <PasteNote pasted={pasted} undo={undoPaste} />}
          <Tables desk={desk} search={search} />
          {sheet.readOnly === null && <SaveBar desk={desk} search={search} />}
        </>
      )}
    </>
  )
}
