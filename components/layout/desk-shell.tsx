import Link from 'next/link'
import type { ReactNode } from 'react'
import type { NavigationGroup } from './navigation'
import { AccountMenu } from './account-menu'
import { CampaignChoice, type CampaignOption } from './campaign-choice'
import { DemoBand } from './demo-band'
import { DeskNavigation } from './desk-navigation'
import { WaitingTasks } from './waiting-tasks'
import { SessionOver } from '@/components/sessions/session-over'
import classes from './desk-shell.module.css'

interface DeskShellProps {
  place: string
  campaigns: CampaignOption[]
  /** The campaign that pages speak of when their URL names none. */
  current: string
  demo: boolean
  username: string
  displayName: string
  roleLabel: string
  navigation: NavigationGroup[]
  children: ReactNode
}

/** The frame of the signed-in desk: places on the left (above on phones), county and campaign on top. */
export function DeskShell({ place, campaigns, current, demo, username, displayName, roleLabel, navigation, children }: DeskShellProps) {
  return (
    <>
      {demo && <DemoBand aboveFrame />}
      <div className={classes.shell}>
        <a className={classes.skip} href="#main">
          跳到正文
        </a>
        <header className={classes.header}>
          <Link className={classes.brand} href="/" prefetch={false}>
            应保
          </Link>
          <span className={campaigns.length > 1 ? `${classes.place} ${classes.yields}` : classes.place}>{place}</span>
          <CampaignChoice campaigns={campaigns} current={current} />
          {navigation.some(({ entries }) => entries.some(({ path }) => path === '/tasks')) && <WaitingTasks />}
          <AccountMenu displayName={displayName} roleLabel={roleLabel} />
        </header>
        <DeskNavigation groups={navigation} />
        <main id="main" className={classes.main} tabIndex={-1}>
          {children}
        </main>
        <SessionOver username={username} />
      </div>
    </>
  )
}
