'use client'

import { useEffect, useEffectEvent } from 'react'
import { useDivisionWords } from '@/components/layout/division-words'
import { DayPicker } from '@/components/ui/day-picker'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { pathWith } from '@/components/ui/search-path'
import { StaleNote } from '@/components/ui/stale-note'
import { seriesLabels } from '@/domain/campaigns/choices'
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
import { TownSelect } from './town-select'
import { useEntrySheet, type EntryDeskState } from './use-entry-sheet'
import classes from './daily-counts.module.css'

export interface EntryDeskProps {
  initial: EntrySheet
  /** Campaign, day and town as the URL names them; links and polls keep to it. */
  search: Record<string, string | undefined>
  accountId: string
  notices: string[]
}

function headingOf(sheet: EntrySheet, group: EntryGroup, words: DivisionWords): string {
  const town = sheet.place.level === 'county' ? words.town : townWord(sheet.place.name)
  if (group.level === 'town') return `${town}上报数（计入排名）`
  return `各${words.villageShort}上报数${group.counts ? `（计入排名，另加${directLineName}）` : `（不计入排名，供${town}上核对）`}`
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
  const closed = closedDay(sheet)
  const comparison = compareVillages(sheet, view, words)
  return (
    <div data-sheet onKeyDown={moveInSheet}>
      {sheet.groups.map((group) => (
        <section key={group.level}>
          {sheet.groups.length > 1 && <h2>{headingOf(sheet, group, words)}</h2>}
          {!group.counts && comparison && <p className={classes.comparison}>{comparison}</p>}
          <EntryTable desk={desk} group={group} disabled={closed !== null} search={search} caption={`${sheet.place.name}${yearMonthDay(sheet.asOf)}每日填报，${headingOf(sheet, group, words)}`} />
        </section>
      ))}
    </div>
  )
}

/** The clerk's sheet (每日填报): day and place in the URL, one table to type into, one action. */
export function EntryDesk({ initial, search, accountId, notices }: EntryDeskProps) {
  const desk = useEntrySheet(pathWith('/api/daily-counts', { ...search, asOf: initial.asOf }), initial, accountId)
  const { sheet, live, view, found, unsaved, act, pasted, undoPaste } = desk
  const words = useDivisionWords()
  useSaveKey(desk.save)
  const closed = closedDay(sheet)
  // What may be read out or copied holds only what is stored.
  const sentence = composeSheetSentence(sheet, viewSheet(sheet, noDrafts), words)
  return (
    <>
      <PageHeading
        title={sheet.place.level === 'town' ? `每日填报 · ${sheet.place.name}` : '每日填报'}
        {...(sentence === null ? {} : { sentence })}
        actions={
          <>
            <TownSelect sheet={sheet} search={search} />
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
            <span className={classes.series}>口径：{seriesLabels[sheet.series]}，累计已参保缴费人数</span>
          </div>
          {pasted && <PasteNote pasted={pasted} undo={undoPaste} />}
          <Tables desk={desk} search={search} />
          <SaveBar desk={desk} search={search} />
        </>
      )}
    </>
  )
}
