import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { currentActor } from '@/app/_server/actor'
import { resolveCampaignDay } from '@/app/_server/campaign'
import { database } from '@/app/_server/database'
import { DeskShell } from '@/components/layout/desk-shell'
import { navigationFor } from '@/components/layout/navigation'
import { Reminder } from '@/components/layout/reminder'
import { SecretsReminder } from '@/components/layout/secrets-reminder'
import { getSecretsExportedAt } from '@/db/queries/installation'
import { withActor } from '@/db/session'
import { firstDuty } from '@/domain/access/actor'
import { roleLabels } from '@/domain/access/roles'
import { expiryNotice } from '@/domain/accounts/sign-in-settings'

export default async function DeskLayout({ children }: { children: ReactNode }) {
  await connection()
  const actor = await currentActor()
  if (!actor) return children
  // Before a duty is done, nothing of the county is read: with 'giveFactor' it is not yet sure who this is.
  const duty = firstDuty(actor)
  const day = duty ? null : await resolveCampaignDay(actor, {})
  const remind = !duty && actor.role === 'county_admin' && (await withActor(database(), actor, getSecretsExportedAt)) === null
  const expiring = expiryNotice(actor.daysLeft)
  return (
    <DeskShell
      place={actor.scopeName}
      campaign={day && `${day.campaign.coverageYear}年度城乡居民医保征缴`}
      demo={day?.campaign.demoDate != null}
      username={actor.username}
      displayName={actor.displayName}
      roleLabel={roleLabels[actor.role]}
      entries={duty ? [] : navigationFor(actor.role)}
    >
      {expiring && <Reminder>{expiring}</Reminder>}
      {remind && <SecretsReminder />}
      {children}
    </DeskShell>
  )
}
