import type { Actor } from '@/domain/access/actor'
import { isInReach } from '@/domain/access/reach'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { codeLength } from '@/domain/divisions/division'
import { questionName, seenText } from '@/domain/progress/questions/question'
import type { QuestionAnswerRequest } from '@/domain/progress/questions/questions-api'
import type { Transaction } from '../client'
import type { Measure } from '../queries/progress'
import { getQuestions } from '../queries/questions'
import { countAnswers } from '../schema'
import type { AuditEntry } from './audit'

/** What an answer came to: kept, or why not. `changed`: the numbers are no longer those the person saw. */
export type AnswerOutcome = { outcome: 'saved'; id: string; audit: AuditEntry[] } | { outcome: 'notFound' | 'gone' | 'changed' }

/**
 * Keeps a unit's answer to a question about its numbers. The question is computed again: it must still be asked, of the very
 * figures the person saw. `measure` and `settings` are those of the day shown. Nothing is overwritten, a second answer stands beside the first.
 */
export async function answerQuestion(tx: Transaction, actor: Actor, input: QuestionAnswerRequest, measure: Measure, settings: CampaignSettings): Promise<AnswerOutcome> {
  const { division, series, group, asOf, seen, shownOn } = input
  if (!isInReach(actor, division)) return { outcome: 'notFound' }
  const under = division.slice(0, codeLength.town)
  const asked = await getQuestions(tx, { measure, under, from: asOf, until: asOf, shownOn, settings })
  const question = asked.find((one) => one.divisionCode === division && questionName(one) === input.question)
  if (!question) return { outcome: 'gone' }
  if (seenText(question.figures) !== seen) return { outcome: 'changed' }
  const [saved] = await tx
    .insert(countAnswers)
    .values({
      campaignId: input.campaign, divisionCode: division, coverageGroup: group, series, question: input.question, asOf, seen,
      answer: input.answer, authorId: actor.accountId, authorName: actor.displayName,
    })
    .returning({ id: countAnswers.id })
  const audit = { act: 'questions:answer', scopeCode: division, records: [saved!.id], fields: ['answer'], note: `${asOf} ${input.question}` }
  return { outcome: 'saved', id: saved!.id, audit: [audit] }
}
