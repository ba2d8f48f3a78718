import { refuseForeignSeries, refuseNotFound, refuseUnknownGroup } from '@/app/_server/count-measure'
import { readEntrySheet } from '@/app/_server/entry-sheet'
import { answerPoll, resolvePollDay } from '@/app/_server/poll'
import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { readRoute, writeRoute, type Written } from '@/app/_server/route'
import { workingDate } from '@/app/_server/working-date'
import { saveDailyCounts, type SheetOutcome } from '@/db/mutations/daily-counts'
import { getCampaignForSave } from '@/db/queries/campaigns'
import type { CellNow, DayCellNow, SaveCounts } from '@/domain/progress/entry-sheet'
import { sheetQuery } from '@/domain/progress/entry-sheet-api'
import { saveCountsSchema } from '@/domain/progress/entry-sheet-request'

/** The sheet of a day, polled while it is open. */
export const GET = readRoute('GET /api/daily-counts', sheetQuery, async ({ actor, query, request }) => {
  const day = await resolvePollDay(actor, query)
  return answerPoll(request, actor, day, `daily-counts-${query.town ?? 'own'}`, async () => {
    const sheet = await readEntrySheet(actor, day, query.town)
    if (!sheet) throw new Refusal(404, '没有找到这个镇，或不在您的范围之内。')
    return sheet
  })
})

/** A cell of the sheet's one day, without repeating the day. */
const onSheet = ({ divisionCode, level, stored }: DayCellNow): CellNow => ({ divisionCode, level, stored })

/** The answer to a save, or its refusal: 404 outside one's scope, 409 when somebody else changed a cell, 422 for the rest. */
function answer(outcome: SheetOutcome): Written {
  switch (outcome.outcome) {
    case 'saved':
      return { body: { saved: outcome.saved.map(onSheet), unchanged: outcome.unchanged }, audit: outcome.audit }
    case 'notFound':
      throw refuseNotFound(outcome)
    case 'refused': {
      const { problems, conflicts } = outcome
      const [first, ...others] = [...problems.map((problem) => problem.sentence), ...(conflicts.length > 0 ? [`有${conflicts.length}项已被他人改动，请逐项核对。`] : [])]
      const more = others.length > 0 ? `另有${others.length}处，见各格。` : ''
      throw new Refusal(conflicts.length > 0 ? 409 : 422, `${first ?? ''}${more}整张表都没有存。`, { problems, conflicts: conflicts.map(onSheet) })
    }
  }
}

/** Saves cells of the sheet as new revisions, all or none (R5–R7). */
export const POST = writeRoute('POST /api/daily-counts', {
  body: jsonBody<SaveCounts>(saveCountsSchema),
  write: async ({ actor, tx, body }) => {
    const campaign = await getCampaignForSave(tx, body.campaign)
    if (!campaign) throw new Refusal(404, '没有找到这个征缴活动，或不在您的范围之内。')
    refuseForeignSeries(actor, body.series)
    refuseUnknownGroup(campaign.settingsOn(body.asOf), body.coverageGroup)
    return answer(await saveDailyCounts(tx, actor, body, { workingDate: workingDate(campaign), settingsOn: campaign.settingsOn }))
  },
})
