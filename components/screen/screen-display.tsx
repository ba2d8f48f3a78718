'use client'

import { useEffect, type ReactNode } from 'react'
import { everyone, seriesLabels } from '@/domain/campaigns/choices'
import type { DivisionWords } from '@/domain/divisions/division-words'
import type { ScreenRow, ScreenView } from '@/domain/progress/screen-api'
import { quotaKindLabels } from '@/domain/quotas/quota'
import { useDivisionWords } from '@/components/layout/division-words'
import { useLiveRead } from '@/components/hooks/use-live-read'
import { momentText } from '@/components/ranking/row-text'
import { pathWith, type DaySearch } from '@/components/ui/search-path'
import { clockText } from '@/components/ui/stale-note'
import { screenHref, type ScreenChoices } from './screen-choices'
import { ScreenControls } from './screen-controls'
import { ScreenFigures } from './screen-figures'
import { ScreenOver } from './screen-over'
import { rowsPerPage, ScreenRanking } from './screen-ranking'
import { ScreenTrend } from './screen-trend'
import { useTurning } from './use-turning'
import classes from './screen.module.css'

interface ScreenDisplayProps {
  initial: ScreenView
  search: DaySearch
  choices: ScreenChoices
  /** 平利县2022年度城乡居民医保参保缴费 */
  title: string
  /** The button that lets it go on, and what the page has to say about its URL. */
  children: ReactNode
  notices: ReactNode
}

interface ScreenPage {
  code: string
  title: string
  content: ReactNode
}

function pagesOf(rows: readonly ScreenRow[]): ScreenRow[][] {
  const count = Math.max(1, Math.ceil(rows.length / rowsPerPage))
  return Array.from({ length: count }, (_, page) => rows.slice(page * rowsPerPage, (page + 1) * rowsPerPage))
}

function composePages(view: ScreenView, { whole, town }: DivisionWords): ScreenPage[] {
  const ranking = pagesOf(view.rows)
  return [
    { code: 'figures', title: `${whole}进度`, content: <ScreenFigures view={view} /> },
    ...ranking.map((rows, page) => {
      const part = ranking.length === 1 ? '' : `（${page + 1}/${ranking.length}）`
      const title = `各${town}完成率排名${part}`
      return { code: page === 0 ? 'ranking' : `ranking-${page + 1}`, title, content: <ScreenRanking rows={rows} total={view.scope} caption={title} /> }
    }),
    { code: 'trend', title: '每日累计', content: <ScreenTrend view={view} /> },
  ]
}

function basisText({ basis }: ScreenView): string {
  return `${basis.coverageGroup === everyone ? '' : `${basis.groupName} · `}${quotaKindLabels[basis.kind]} · ${seriesLabels[basis.series]}`
}

/** The wall display: a few pages that turn by themselves, alive by the poll, honest when it is not. */
export function ScreenDisplay({ initial, search, choices, title, children, notices }: ScreenDisplayProps) {
  const { data: view, staleSince, refusal } = useLiveRead<ScreenView>(pathWith('/api/screen', { ...search }), initial)
  const pages = composePages(view, useDivisionWords())
  const start = Math.max(0, pages.findIndex((page) => page.code === choices.view))
  const turning = useTurning(pages.length, choices.seconds, { index: start, isPaused: choices.paused })
  const shown: ScreenChoices = { ...choices, paused: turning.isPaused, view: pages[turning.index]?.code ?? null }
  const href = screenHref(search, shown)

  // The address always says what stands on the wall, so that a reload or another wall shows the same.
  useEffect(() => {
    window.history.replaceState(window.history.state, '', href)
  }, [href])

  const moment = momentText(view.measuredOn, view.hour).text
  const asOfText = moment === null ? '尚无上报' : `数据截至 ${moment}`
  return (
    <main className={classes.screen} data-theme={choices.theme}>
      <header className={classes.head}>
        <h1>{title}</h1>
      </header>
      {notices}
      {refusal ? (
        <ScreenOver sentence={refusal} asOfText={asOfText} href={href} />
      ) : (
        <>
          {pages.map((page, index) => (
            <section key={page.code} className={classes.page} data-shown={index === turning.index} aria-label={page.title}>
              <div className={classes.pageHead}>
                <h2>{page.title}</h2>
                <p className={classes.basis}>
                  {basisText(view)} · {asOfText}
                </p>
              </div>
              {page.content}
            </section>
          ))}
          {staleSince !== null && (
            <p className={classes.stale} role="status">
              数据停在 {clockText(staleSince)}，连不上服务器；恢复后自动更新，不用刷新。
            </p>
          )}
          <ScreenControls turning={turning} pages={pages} search={search} choices={shown}>
            {children}
          </ScreenControls>
        </>
      )}
    </main>
  )
}
