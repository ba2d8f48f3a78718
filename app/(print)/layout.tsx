import type { ReactNode } from 'react'
import { connection } from 'next/server'
import { currentActor } from '@/app/_server/actor'
import { DivisionWordsProvider } from '@/components/layout/division-words'
import { DemoBand } from '@/components/layout/demo-band'
import { resolveCampaignDay } from '@/app/_server/campaign'
import classes from '@/components/ranking/print.module.css'

/** Bare paper: no navigation, and example data marked as on every screen. */
export default async function PrintLayout({ children }: { children: ReactNode }) {
  await connection()
  const actor = await currentActor()
  const day = actor && (await resolveCampaignDay(actor, {}))
  const paper = (
    <main className={classes.paper}>
      {children}
      {day?.campaign.demoDate && <DemoBand />}
    </main>
  )
  return day ? <DivisionWordsProvider words={day.words}>{paper}</DivisionWordsProvider> : paper
}
