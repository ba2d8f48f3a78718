import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { currentActor } from '@/app/_server/actor'
import { getVillageFrame } from '@/app/_server/village'
import { VillageShell } from '@/components/village/village-shell'
import { firstDuty } from '@/domain/access/actor'

/** The village agent's pages: no kit, no chart library, nothing a slow phone waits for. */
export default async function VillageLayout({ children }: { children: ReactNode }) {
  await connection()
  const actor = await currentActor()
  if (actor?.role !== 'village_agent' || firstDuty(actor)) return children
  return <VillageShell {...await getVillageFrame(actor)}>{children}</VillageShell>
}
