import type { Metadata } from 'next'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { readBulletins } from '@/app/_server/bulletins'
import { readSetupState } from '@/app/_server/setup-state'
import { hourNow } from '@/app/_server/working-date'
import classes from '@/components/bulletins/bulletins.module.css'
import { BulletinLines, IssuedBulletins, OpenBulletins } from '@/components/bulletins/bulletin-list'
import { DraftForm } from '@/components/bulletins/draft-form'
import { FirstSteps } from '@/components/ranking/first-steps'
import { EmptyState } from '@/components/ui/empty-state'
import { Notices } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { pathWith } from '@/components/ui/search-path'
import { may } from '@/domain/access/permissions'
import { bulletinsSentence } from '@/domain/bulletins/bulletins-sentence'
import { compareCutOffs, longCutOffText } from '@/domain/bulletins/cut-off'
import { proposedCutOff } from '@/domain/bulletins/proposed-cut-off'

export const metadata: Metadata = { title: '通报' }

export default async function BulletinsPage({ searchParams }: PageProps<'/bulletins'>) {
  await connection()
  const actor = await requireActor('bulletins:read', '/bulletins')
  const asked = await resolveAskedDay(actor, await searchParams)
  if (!asked) return <FirstSteps role={actor.role} state={await readSetupState(actor)} />
  const { day, kept, notices } = asked
  const { issues, open, openCount, discarded } = await readBulletins(actor, day.campaign.id)
  const latest = issues[0] ?? null
  const settings = day.inForce.settings
  const mayDraft = may(actor.role, 'bulletins:draft')
  const search = pathWith('', { campaign: kept.campaign })
  const proposed = proposedCutOff({ opensOn: settings.opensOn, dueHour: settings.dailyDueHour, today: day.workingDate, hourNow: hourNow(day.campaign) })
  const isUnderWay = open.some(({ supersedesNumber, cutOff }) => supersedesNumber === null && (latest === null || compareCutOffs(cutOff, latest.cutOff) > 0))
  const isDone = latest !== null && compareCutOffs(proposed, latest.cutOff) <= 0
  return (
    <>
      <PageHeading title="通报" sentence={bulletinsSentence({ issues, everyDays: settings.bulletin.everyDays, opensOn: settings.opensOn, closesOn: settings.lateWindow?.closesOn ?? settings.closesOn, today: day.workingDate })} />
      <Notices sentences={notices} />
      {mayDraft && (
        <>
          {isUnderWay && <p className={classes.line}>第{(latest?.issueNumber ?? 0) + 1}期已有草稿在办，见下面；不必再起草一份。</p>}
          {isDone && <p className={classes.line}>截至{longCutOffText(latest.cutOff)}的通报已经签发。要更正它，请打开那一期起草更正版。</p>}
          <DraftForm campaignId={day.campaign.id} issueNumber={(latest?.issueNumber ?? 0) + 1} proposed={proposed} earliest={settings.opensOn} today={day.workingDate} isUnderWay={isUnderWay} />
        </>
      )}
      {open.length > 0 && (
        <section className={classes.section}>
          <h2>在办</h2>
          <OpenBulletins search={search} bulletins={open} count={openCount} />
        </section>
      )}
      <section className={classes.section}>
        <h2>已签发</h2>
        {issues.length === 0 ? <EmptyState title="还没有签发过通报">{mayDraft ? '选好截止时间，起草第一期；送审后由另一位有签发权的同事签发。' : '签发后会列在这里。'}</EmptyState> : <IssuedBulletins search={search} issues={issues} />}
      </section>
      {discarded.length > 0 && (
        <details className={classes.section}>
          <summary>已作废的草稿（{discarded.length}）</summary>
          <BulletinLines label="已作废的草稿" search={search} bulletins={discarded} />
        </details>
      )}
    </>
  )
}
