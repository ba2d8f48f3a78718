import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { apiWrite } from '@/components/api-client'
import { changesCounting, type CountingPreview } from '@/domain/campaigns/counting-preview'
import type { CampaignSettings } from '@/domain/campaigns/settings'

interface Revision {
  settings: CampaignSettings
  effectiveFrom: string
}

const textOf = (revision: Revision) => JSON.stringify(revision)

/**
 * Holds a save back until the person has seen what moves (R5): `needs` asks whether it must be shown first, `show` fetches it.
 * What was seen holds for exactly these settings and day; another change asks again.
 */
export function useCountingPreview(campaignId: string | undefined, before: CampaignSettings | null) {
  const [seen, setSeen] = useState<{ text: string; preview: CountingPreview } | null>(null)
  const fetching = useMutation({
    mutationFn: (revision: Revision) => apiWrite<CountingPreview>('POST', `/api/campaigns/${campaignId}/settings/preview`, revision),
    onSuccess: (preview, revision) => setSeen({ text: textOf(revision), preview }),
  })
  return {
    needs: (revision: Revision) => before !== null && changesCounting(before, revision.settings) && seen?.text !== textOf(revision),
    show: (revision: Revision) => fetching.mutate(revision),
    drop: () => setSeen(null),
    preview: seen?.preview ?? null,
    isPending: fetching.isPending,
    error: fetching.error,
  }
}
