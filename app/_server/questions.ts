import 'server-only'
import { measureOf } from '@/db/queries/measure'
import { getAnswers, getQuestions } from '@/db/queries/questions'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { codeLength } from '@/domain/divisions/division'
import { matchAnswers, type AnsweredQuestions } from '@/domain/progress/questions/answers'
import type { PlainDate } from '@/domain/time/plain-date'
import type { CampaignDay } from './campaign'
import { database } from './database'
import { oncePerChange } from './once-per-change'

/** The measure that questions are asked of: quotas are those assigned from above, whatever kind the URL names. */
function questionMeasure(day: CampaignDay) {
  return { ...measureOf(day), kind: 'assigned' as const }
}

/**
 * The questions of a range of days in the reader's scope with their answers. Questions are computed once per change, answers
 * are read fresh: an answer changes no number.
 */
export async function readQuestions(actor: Actor, day: CampaignDay, from: PlainDate): Promise<AnsweredQuestions> {
  const { campaign, counter, asOf: until, settings, choice } = day
  const measure = questionMeasure(day)
  const under = actor.scopeCode.slice(0, codeLength.town)
  const key = `questions ${campaign.id} ${counter} ${from} ${until} ${choice.series}/${choice.coverageGroup} ${actor.scopeRanges}`
  const questions = await oncePerChange(key, () => withActor(database(), actor, (tx) => getQuestions(tx, { measure, under, from, until, shownOn: until, settings })))
  const answers = await withActor(database(), actor, (tx) => getAnswers(tx, measure, from, until))
  return matchAnswers(questions, answers)
}
