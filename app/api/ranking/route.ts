import { z } from 'zod'
import { resolveCampaignDay } from '@/app/_server/campaign'
import { oncePerChange } from '@/app/_server/once-per-change'
import { getOverview } from '@/app/_server/overview'
import { Refusal } from '@/app/_server/refusals'
import { readRoute } from '@/app/_server/route'
import { plainDateSchema } from '@/domain/time/plain-date'

const query = z.strictObject({ campaign: z.uuid().optional(), asOf: plainDateSchema.optional() })

/** The ranking of a day, polled by open dashboards: 304 when nothing changed. */
export const GET = readRoute('GET /api/ranking', query, async ({ actor, query, request }) => {
  const day = await resolveCampaignDay(actor, query)
  if (!day) throw new Refusal(404, '本县还没有征缴活动，请县医保局管理员先建立。')
  // What a reader sees depends on role and scope, and on every change; the counter follows commits (decision 4).
  const version = `${actor.role}-${actor.scopeCode}-${day.campaign.id}-${day.counter}-${day.asOf}`
  const headers = { etag: `"${version}"`, 'cache-control': 'private, no-cache' }
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
  const body = await oncePerChange(`ranking ${version}`, async () => JSON.stringify(await getOverview(actor, day)))
  return new Response(body, { headers: { ...headers, 'content-type': 'application/json' } })
})
