import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { database } from '@/app/_server/database'
import { workingDate } from '@/app/_server/working-date'
import classes from '@/components/campaigns/campaigns.module.css'
import { CampaignTable } from '@/components/campaigns/campaign-table'
import { SetupSteps } from '@/components/campaigns/setup-steps'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeading } from '@/components/ui/page-heading'
import { getCampaigns, getSettingsInForce, getSetupState } from '@/db/queries/campaigns'
import { withActor } from '@/db/session'
import { isSetUp } from '@/domain/campaigns/setup-state'

export const metadata: Metadata = { title: '征缴活动' }

export default async function CampaignsPage() {
  await connection()
  const actor = await requireActor('campaigns:write', '/admin/campaigns')
  const { campaigns, state } = await withActor(database(), actor, async (tx) => {
    const found = await getCampaigns(tx)
    const withSettings = []
    for (const campaign of found) withSettings.push({ campaign, inForce: await getSettingsInForce(tx, campaign.id, workingDate(campaign)) })
    return { campaigns: withSettings, state: await getSetupState(tx) }
  })
  const lines = campaigns.flatMap(({ campaign, inForce }) =>
    inForce ? [{ id: campaign.id, coverageYear: campaign.coverageYear, isDemo: campaign.demoDate !== null, documentNumber: inForce.documentNumber, settings: inForce.settings }] : [],
  )
  const newest = lines[0]
  const create = (
    <>
      {newest && (
        <Link className={classes.secondary} href={`/admin/campaigns/new?from=${newest.id}`} prefetch={false}>
          按上年建立
        </Link>
      )}
      <Link className={classes.primary} href="/admin/campaigns/new" prefetch={false}>
        建立征缴活动
      </Link>
    </>
  )
  return (
    <>
      <PageHeading title="征缴活动" actions={lines.length > 0 && create} />
      {!isSetUp(state) && <SetupSteps state={state} />}
      {lines.length > 0 ? (
        <CampaignTable campaigns={lines} countyName={actor.scopeName} />
      ) : (
        <EmptyState title="还没有征缴活动" way={{ href: '/admin/campaigns/new', label: '建立征缴活动' }}>
          照本年度的通知填写参保年度、征缴期、标准和节点。通知以后有调整，再作修改，原来的设置都留着。
        </EmptyState>
      )}
    </>
  )
}
