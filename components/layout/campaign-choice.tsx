'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { pathWith } from '@/components/ui/search-path'
import classes from './desk-shell.module.css'

export interface CampaignOption {
  id: string
  coverageYear: number
}

const nameOf = ({ coverageYear }: CampaignOption) => `${coverageYear}年度城乡居民医保征缴`

/** Which campaign the page below speaks of, as its URL says; with several, the place where one changes it on every page. */
export function CampaignChoice({ campaigns, current }: { campaigns: CampaignOption[]; current: string }) {
  const [router, here, search] = [useRouter(), usePathname(), useSearchParams()]
  const shown = campaigns.find(({ id }) => id === search.get('campaign')) ?? campaigns.find(({ id }) => id === current)
  if (!shown) return null
  if (campaigns.length === 1) return <span className={classes.campaign}>{nameOf(shown)}</span>
  return (
    <select
      className={classes.campaignChoice}
      aria-label="年度"
      value={shown.id}
      onChange={(event) => router.push(pathWith(here, { campaign: event.currentTarget.value === current ? undefined : event.currentTarget.value }))}
    >
      {campaigns.map((campaign) => (
        <option key={campaign.id} value={campaign.id}>
          {nameOf(campaign)}
        </option>
      ))}
    </select>
  )
}
