import Link from 'next/link'
import type { ReactNode } from 'react'
import type { MeasureChoice } from '@/domain/campaigns/measure-choice'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import type { DivisionWords } from '@/domain/divisions/division-words'
import { formatThousands } from '@/domain/numbers/format'
import { ledgerTitle } from '@/domain/quotas/kind-gap'
import { quotaKindLabels } from '@/domain/quotas/quota'
import type { QuotaEntry, QuotaTableView } from '@/domain/quotas/quota-table-view'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'
import { PageHeading } from '@/components/ui/page-heading'
import { pathWith } from '@/components/ui/search-path'
import { ChangeQuota } from './change-quota'
import { QuotaHistory } from './quota-history'
import { ledgerSearch, QuotaLinks } from './quota-links'
import { QuotaTable } from './quota-table'
import classes from './quotas.module.css'

interface DivisionQuotasProps {
  page: { view: QuotaTableView; history: QuotaEntry[]; newestEntry: string | null; span: { from: PlainDate; until: PlainDate } }
  day: { campaign: { id: string; coverageYear: number }; settings: CampaignSettings; choice: Pick<MeasureChoice, 'kind' | 'coverageGroup'>; words: DivisionWords; asOf: PlainDate; workingDate: PlainDate }
  search: Record<string, string | undefined>
  title: string
  mayWrite: boolean
  above?: ReactNode
}

/** 截至11月23日，城关镇任务数 48,000 人，11月30日前需完成 38,400 人。 */
function sentenceOf({ parent }: QuotaTableView, { settings, choice, asOf }: DivisionQuotasProps['day']): string {
  const ledger = ledgerTitle(settings, choice)
  if (parent.persons === null) return `截至${monthDay(asOf)}，${parent.name}还没有下达${ledger || '任务数'}${ledger && choice.kind === 'assigned' ? '任务数' : ''}。`
  const [first] = settings.milestones
  const due = first && parent.instalments[0] ? `，其中${monthDay(first.dueOn)}前需完成 ${formatThousands(parent.instalments[0].persons)} 人` : ''
  return `截至${monthDay(asOf)}，${parent.name}${ledger}任务数 ${formatThousands(parent.persons)} 人${due}。`
}

/** 本级任务：, before a sentence that does not speak of the usual quotas. */
export function ledgerPrefix({ settings, choice }: Pick<DivisionQuotasProps['day'], 'settings' | 'choice'>): string {
  const ledger = ledgerTitle(settings, choice)
  return ledger && `${ledger}：`
}

function VillageQuotas({ view, day, search, mayWrite }: Pick<DivisionQuotasProps, 'day' | 'search' | 'mayWrite'> & { view: QuotaTableView }) {
  const { parent, lines } = view
  const { village } = day.words
  const caption = `${day.campaign.coverageYear}年度${parent.name}各${village}任务数（${ledgerTitle(day.settings, day.choice) || quotaKindLabels.assigned}），截至 ${day.asOf}，单位：人`
  const table = <QuotaTable view={view} search={search} caption={caption} words={day.words} />
  const hasAny = lines.some((line) => line.persons !== null)
  return (
    <section>
      <h2>各{village}任务数</h2>
      {mayWrite || hasAny ? <QuotaLinks campaignId={day.campaign.id} asOf={day.asOf} ledger={ledgerSearch(search)} town={parent.divisionCode} mayImport={mayWrite} isEmpty={!hasAny} villageWord={village} /> : null}
      <p>{hasAny ? `${ledgerPrefix(day)}${view.sentence}` : `${parent.name}还没有分解到${village}。`}</p>
      {hasAny ? (
        table
      ) : (
        <details>
          <summary>查看 {lines.length} 个{village}</summary>
          {table}
        </details>
      )}
    </section>
  )
}

/** One division's quota: what it is, what its villages carry of it, and every entry behind the number. */
export function DivisionQuotas({ page, day, search, title, mayWrite, above }: DivisionQuotasProps) {
  const { view, history, newestEntry } = page
  const { parent } = view
  const change = mayWrite && (
    <ChangeQuota
      campaignId={day.campaign.id}
      division={{ code: parent.divisionCode, name: parent.name, persons: parent.persons, remark: parent.remark, milestones: parent.milestones }}
      ledger={day.choice}
      other={view.gaps?.both[parent.divisionCode]?.[view.gaps.kind] ?? null}
      milestones={day.settings.milestones}
      window={page.span}
      today={day.workingDate}
      seenEntry={newestEntry}
    />
  )
  return (
    <>
      <PageHeading title={title} actions={change} sentence={sentenceOf(view, day)} />
      {above}
      {(parent.level !== 'town' || view.lines.every((line) => line.persons === null)) && view.gaps?.sentence && <p className={classes.note}>{view.gaps.sentence}</p>}
      {parent.level === 'town' && <VillageQuotas view={view} day={day} search={search} mayWrite={mayWrite} />}
      <section id="history">
        <h2>变更记录</h2>
        <QuotaHistory name={parent.name} entries={history} />
      </section>
      {mayWrite && (
        <p className={classes.note}>
          要同时改几个单位，请<Link href={pathWith('/quotas/import', { campaign: day.campaign.id, ...ledgerSearch(search) })}>导入任务表</Link>。
        </p>
      )}
    </>
  )
}
