import 'server-only'
import { getNewestEntry, getQuotaHistory, getQuotaLines } from '@/db/queries/quotas'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { isWithin } from '@/domain/divisions/division'
import { otherKind } from '@/domain/quotas/kind-gap'
import { quotaDaySpan } from '@/domain/quotas/quota-change'
import { layOutQuotas } from '@/domain/quotas/quota-table-view'
import type { CampaignDay } from './campaign'
import { database } from './database'
import { ledgerOf, quotaDates } from './quota-import'

/** A division's quotas on a day for its page: the table of its parts, its history, its newest entry and from when to when a change may hold. null outside the scope. */
export async function getQuotaPage(actor: Actor, day: CampaignDay, code: string) {
  if (!isWithin(code, actor.scopeCode)) return null
  const ledger = ledgerOf(day)
  return withActor(database(), actor, async (tx) => {
    const found = await getQuotaLines(tx, ledger, code, day.asOf)
    if (!found) return null
    const others = await getQuotaLines(tx, { ...ledger, kind: otherKind(ledger.kind) }, code, day.asOf)
    return {
      view: layOutQuotas(found.parent, found.parts, day.settings, day.asOf, others && { kind: ledger.kind, ...others }, day.words),
      history: await getQuotaHistory(tx, ledger, code, day.asOf),
      newestEntry: await getNewestEntry(tx, ledger, code),
      span: quotaDaySpan(await quotaDates(tx, day)),
    }
  })
}
