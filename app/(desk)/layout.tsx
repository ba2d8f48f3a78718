import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@/components/layout/mantine.css'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { currentActor } from '@/app/_server/actor'
import { resolveCampaignDay } from '@/app/_server/campaign'
import { getVillageFrame } from '@/app/_server/village'
import { DivisionWordsProvider } from '@/components/layout/division-words'
import { DeskShell } from '@/components/layout/desk-shell'
import { navigationFor } from '@/components/layout/navigation'
import { Providers } from '@/components/layout/providers'
import { Reminder } from '@/components/layout/reminder'
import { SecretsReminder } from '@/components/layout/secrets-reminder'
import { VillageShell } from '@/components/village/village-shell'
import { firstDuty } from '@/domain/access/actor'
import { roleLabels } from '@/domain/access/roles'
import { expiryNotice } from '@/domain/accounts/sign-in-settings'

/** The frame of the desk; a village agent keeps his own light frame, without the kit, on the few desk pages he may open. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  await connection()
  const actor = await currentActor()
  if (!actor) return <Providers>{children}</Providers>
  // Before a duty is done, nothing of the county is read: with 'giveFactor' it is not yet sure who this is.
  const duty = firstDuty(actor)
  if (actor.role === 'village_agent' && !duty) {
    return <VillageShell {...await getVillageFrame(actor)}>{children}</VillageShell>
  }
  const day = duty ? null : await resolveCampaignDay(actor, {})
  const remind = !duty && actor.remindsOfSecrets
  const expiring = expiryNotice(actor.daysLeft)
  const shell = (
    <Providers>
      <DeskShell
        place={actor.scopeName}
        campaign={day && `${day.campaign.coverageYear}年度城乡居民医保征缴`}
        demo={day?.campaign.demoDate != null}
        username={actor.username}
        displayName={actor.displayName}
        roleLabel={roleLabels[actor.role]}
        navigation={duty ? [] : navigationFor(actor.role)}
      >
        {expiring && <Reminder>{expiring}</Reminder>}
        {remind && <SecretsReminder />}
        {children}
      </DeskShell>
    </Providers>
  )
  return day ? <DivisionWordsProvider words={day.words}>{shell}</DivisionWordsProvider> : shell
}
