import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { currentActor } from '@/app/_server/actor'
import { resolveCampaignDay } from '@/app/_server/campaign'
import { getVillageFrame } from '@/app/_server/village'
import { DivisionWordsProvider } from '@/components/layout/division-words'
import { firstDuty } from '@/domain/access/actor'
import { VillageShell } from '@/components/village/village-shell'

/** The village agent's pages: no kit, no chart library, nothing a slow phone waits for. */
export default async function VillageLayout({ children }: { children: ReactNode }) {
  await connection()
  const actor = await currentActor()
  if (actor?.role !== 'village_agent' || firstDuty(actor)) return children
  const day = await resolveCampaignDay(actor, {})
  const shell = <VillageShell {...await getVillageFrame(actor)}>{children}</VillageShell>
  return day ? <DivisionWordsProvider words={day.words}>{shell}</DivisionWordsProvider> : shell
}
