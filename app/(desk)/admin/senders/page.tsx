import type { Metadata } from 'next'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { database } from '@/app/_server/database'
import { env } from '@/app/_server/env'
import { townsOf } from '@/components/accounts/scope-choice'
import { SendersDesk } from '@/components/senders/senders-desk'
import { getCalendarDay, getScopeChoices } from '@/db/queries/accounts'
import { getSenders } from '@/db/queries/senders'
import { withActor } from '@/db/session'

export const metadata: Metadata = { title: '报送方' }

export default async function SendersPage() {
  await connection()
  const actor = await requireActor('senders:write', '/admin/senders')
  const { senders, choices, today } = await withActor(database(), actor, async (tx) => ({
    senders: await getSenders(tx),
    choices: await getScopeChoices(tx, actor.countyCode),
    today: await getCalendarDay(tx),
  }))
  return <SendersDesk senders={senders} county={{ code: actor.countyCode, name: actor.scopeName }} towns={townsOf(choices)} origin={env().origin} today={today} />
}
