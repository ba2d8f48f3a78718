import type { ReactNode } from 'react'
import type { DivisionWords } from '@/domain/divisions/division-words'
import { DemoBand } from '@/components/layout/demo-band'
import { DivisionWordsProvider } from '@/components/layout/division-words'
import { VillagePlaces } from './village-places'
import classes from './village-shell.module.css'

interface VillageShellProps {
  place: string
  campaign: string | null
  demo: boolean
  /** How many things wait for the agent. */
  waiting: number
  words: DivisionWords
  children: ReactNode
}

/** The village agent's frame, made for a phone: whose numbers these are above, three places below (design.md, House of screens). */
export function VillageShell({ place, campaign, demo, waiting, words, children }: VillageShellProps) {
  return (
    <>
      {demo && <DemoBand aboveFrame />}
      <div className={classes.shell}>
        <a className={classes.skip} href="#main">
          跳到正文
        </a>
        <header className={classes.header}>
          <span className={classes.place}>{place}</span>
          {campaign && <span className={classes.campaign}>{campaign}</span>}
        </header>
        <main id="main" className={classes.main} tabIndex={-1}>
          <DivisionWordsProvider words={words}>{children}</DivisionWordsProvider>
        </main>
        <VillagePlaces waiting={waiting} />
      </div>
    </>
  )
}
