import type { ReactNode } from 'react'
import { resolveCampaignDay } from '@/app/_server/campaign'
import { getVillageFrame } from '@/app/_server/village'
import { DivisionWordsProvider } from '@/components/layout/division-words'
import { VillageShell } from '@/components/village/village-shell'
import type { Actor } from '@/domain/access/actor'

/** The village agent's frame, on his own pages and on the few of the desk he may open: no kit, nothing a slow phone waits for. */
export async function AgentFrame({ actor, children }: { actor: Actor; children: ReactNode }) {
  const day = await resolveCampaignDay(actor, {})
  const shell = <VillageShell {...await getVillageFrame(actor)}>{children}</VillageShell>
  return day ? <DivisionWordsProvider words={day.words}>{shell}</DivisionWordsProvider> : shell
}
