import 'server-only'
import type { NextRequest } from 'next/server'
import type { z } from 'zod'
import { measureKey } from '@/domain/campaigns/measure-choice'
import type { Actor } from '@/domain/access/actor'
import type { pollQuery } from '@/domain/progress/progress-api'
import { yearMonthDay } from '@/domain/time/plain-date'
import { resolveCampaignDay, type CampaignDay } from './campaign'
import { oncePerChange } from './once-per-change'
import { Refusal } from './refusals'

/** Campaign and day of a poll; a day that has not come is refused, for nothing can hold as of it. */
export async function resolvePollDay(actor: Actor, query: z.infer<typeof pollQuery>): Promise<CampaignDay> {
  const day = await resolveCampaignDay(actor, query)
  if (!day) throw new Refusal(404, '没有这个征缴活动；本县还没有征缴活动的，请县医保局管理员先建立。')
  if (day.asOf > day.workingDate) throw new Refusal(422, `${yearMonthDay(day.asOf)}还没有到，请改看${yearMonthDay(day.workingDate)}或更早的日子。`)
  const [unknown] = day.unknownChoice
  if (unknown) throw new Refusal(422, `本活动没有“${unknown.read}”这个${unknown.part}，请刷新页面后重选。`)
  return day
}

/**
 * After an update of the program the same counter may stand for another shape of answer: no process confirms another's.
 * Taken from the process, not made up here: pages and routes hold this module twice and must agree.
 */
const thisProcess = Math.round(performance.timeOrigin).toString(36)

/**
 * What the answer to a poll stands for: what a reader sees depends on his role and scope and on every change; the counter
 * follows commits (decision 4). What today allows may change overnight without one: the working date stands in it too (R11). `about` names the thing read. A page drawn on the server hands it on, to ask only for news.
 */
export function pollVersion(actor: Actor, day: CampaignDay, about: string): string {
  return `${about}-${actor.role}-${actor.scopeCode}-${day.campaign.id}-${day.counter}-${day.asOf}-${day.workingDate}-${measureKey(day.choice)}-${thisProcess}`
}

/** Answers a poll: 304 while nothing changed, else the JSON, put into text once per change. */
export async function answerPoll(request: NextRequest, actor: Actor, day: CampaignDay, about: string, read: () => Promise<unknown>): Promise<Response> {
  const version = pollVersion(actor, day, about)
  const headers = { etag: `"${version}"`, 'cache-control': 'private, no-cache' }
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
  const body = await oncePerChange(`poll ${version} ${actor.scopeRanges}`, async () => JSON.stringify(await read()))
  return new Response(body, { headers: { ...headers, 'content-type': 'application/json' } })
}
