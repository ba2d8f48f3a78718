import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { currentActor } from '@/app/_server/actor'
import { firstDuty } from '@/domain/access/actor'
import { AgentFrame } from './agent-frame'

/** The village agent's own pages. */
export default async function VillageLayout({ children }: { children: ReactNode }) {
  await connection()
  const actor = await currentActor()
  if (actor?.role !== 'village_agent' || firstDuty(actor)) return children
  return <AgentFrame actor={actor}>{children}</AgentFrame>
}
