import { database } from '@/app/_server/database'
import { resolvePollDay } from '@/app/_server/poll'
import { Refusal } from '@/app/_server/refusals'
import { readRoute } from '@/app/_server/route'
import { writeWorkbook } from '@/app/_server/workbook/write-xlsx'
import { getBlankRows } from '@/db/queries/daily-counts'
import { measureOf } from '@/db/queries/measure'
import { withActor } from '@/db/session'
import { seriesLabels } from '@/domain/campaigns/choices'
import { groupName } from '@/domain/campaigns/measure-choice'
import { sheetQuery } from '@/domain/progress/entry-sheet-api'
import { blankSheet } from '@/domain/count-uploads/blank-sheet'

/** The blank sheet of a day with the county's towns or a town's villages filled in, to be filled and uploaded (R22). */
export const GET = readRoute('GET /api/daily-counts/template', sheetQuery, async ({ actor, query }) => {
  const day = await resolvePollDay(actor, query)
  const { campaign, choice, settings, asOf, workingDate } = day
  const found = await withActor(database(), actor, (tx) => getBlankRows(tx, actor, { ...measureOf(day), asOf, workingDate, settings, town: query.town }))
  if (!found) throw new Refusal(404, '没有找到这个镇，或不在您的范围之内。')
  const { countyName, coverageYear, demoDate } = campaign
  const sheet = blankSheet({ countyName, coverageYear, seriesLabel: seriesLabels[choice.series], groupName: groupName(settings, choice.coverageGroup), asOf, dueHour: settings.dailyDueHour, ...found })
  const bytes = await writeWorkbook({ ...sheet, sheetName: '填报表', ...(demoDate ? { note: '演示数据' } : {}) })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${found.placeName}每日填报表${seriesLabels[choice.series]}${asOf}.xlsx`)}`,
      'cache-control': 'no-store',
    },
  })
})
