import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { z } from 'zod'
import { requireActor } from '@/app/_server/actor'
import { database } from '@/app/_server/database'
import { workingDate } from '@/app/_server/working-date'
import { CampaignDesk } from '@/components/campaigns/campaign-desk'
import classes from '@/components/campaigns/campaigns.module.css'
import { documentsOfSwitches } from '@/domain/campaigns/campaign-requests'
import { SettingsHistory } from '@/components/campaigns/settings-history'
import { SettingsList } from '@/components/campaigns/settings-list'
import { PageHeading } from '@/components/ui/page-heading'
import { getCampaigns, getSettingsHistory, getSettingsInForce } from '@/db/queries/campaigns'
import { getDivisions } from '@/db/queries/divisions'
import { withActor } from '@/db/session'
import { yearMonthDay } from '@/domain/time/plain-date'

export const metadata: Metadata = { title: '征缴活动的设置' }

export default async function CampaignPage({ params, searchParams }: PageProps<'/admin/campaigns/[id]'>) {
  await connection()
  const { id } = await params
  const actor = await requireActor('campaigns:write', `/admin/campaigns/${id}`)
  if (!z.uuid().safeParse(id).success) notFound()
  const found = await withActor(database(), actor, async (tx) => {
    const campaign = (await getCampaigns(tx)).find((one) => one.id === id)
    const inForce = campaign && (await getSettingsInForce(tx, id, workingDate(campaign)))
    return campaign && inForce ? { campaign, inForce, history: await getSettingsHistory(tx, id), divisions: await getDivisions(tx, actor.countyCode) } : null
  })
  const newest = found?.history[0]
  if (!found || !newest) notFound()
  const { campaign, inForce, history, divisions } = found
  const towns = divisions.filter((one) => one.level === 'town')
  const present = towns.flatMap(({ code, name, validTo }) => (validTo === null ? [{ code, name }] : []))
  const used = { groups: history.flatMap((entry) => entry.settings.mustCoverGroups), subsidies: history.flatMap((entry) => entry.settings.subsidies) }
  const isEditing = (await searchParams).edit === '1'
  const edit = (
    <Link className={classes.primary} href={`/admin/campaigns/${id}?edit=1`} prefetch={false}>
      修改设置
    </Link>
  )
  return (
    <>
      <p>
        <Link href={isEditing ? `/admin/campaigns/${id}` : '/admin/campaigns'} prefetch={false}>
          ‹ {isEditing ? '返回设置' : '返回征缴活动'}
        </Link>
      </p>
      <PageHeading title={isEditing ? `修改${campaign.coverageYear}年度设置` : `${campaign.coverageYear}年度征缴活动`} actions={!isEditing && edit} />
      {isEditing ? (
        <CampaignDesk campaignId={id} newest={newest} used={used} today={workingDate(campaign)} towns={present} />
      ) : (
        <>
          <p>
            {yearMonthDay(workingDate(campaign))}执行的设置，依据 {inForce.documentNumber}《{inForce.documentTitle}》。
          </p>
          <SettingsList settings={inForce.settings} switchedBy={documentsOfSwitches(history, inForce.settings)} towns={towns} />
          <h2>修改记录</h2>
          <SettingsHistory entries={history} inForceFrom={inForce.effectiveFrom} />
        </>
      )}
    </>
  )
}
