import { resolveCampaignDay } from '@/app/_server/campaign'
import { Refusal } from '@/app/_server/refusals'
import { readRoute } from '@/app/_server/route'
import { readTasks } from '@/app/_server/tasks'
import { countWaiting } from '@/domain/tasks/waiting'
import { waitingQuery } from '@/domain/tasks/tasks-api'

/** How much waits for the actor, beside his name on every page. */
export const GET = readRoute('GET /api/tasks', waitingQuery, async ({ actor, query }) => {
  const day = await resolveCampaignDay(actor, query)
  if (!day) throw new Refusal(404, '没有这个征缴活动；本县还没有征缴活动的，请县医保局管理员先建立。')
  return Response.json(countWaiting(await readTasks(actor, day)), { headers: { 'cache-control': 'no-store' } })
})
