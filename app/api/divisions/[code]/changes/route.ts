import { divisionsToday } from '@/app/_server/division-import'
import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { holdLaterReports, lockDivisions, mergeDivision, renameDivision } from '@/db/mutations/divisions'
import { getDivisions } from '@/db/queries/divisions'
import { laterReportsProblem, mergeProblem, renameProblem, villagesOf } from '@/domain/divisions/division-change'
import { divisionChangeSchema, type DivisionChangeAnswer } from '@/domain/divisions/division-change-api'

const body = jsonBody(divisionChangeSchema)

/** Renames a division or merges it into another, with the document that says so; numbers stay on the codes they were reported for (R4). */
export const POST = writeRoute('POST /api/divisions/[code]/changes', {
  body,
  prepare: ({ actor }) => divisionsToday(actor),
  write: async ({ actor, tx, body, params, prepared: today }) => {
    await lockDivisions(tx, actor.countyCode)
    const divisions = await getDivisions(tx, actor.countyCode)
    const division = divisions.find((one) => one.code === params.code)
    if (!division) throw new Refusal(404, '没有找到这个区划，它不属于本县，或网址写错了。')
    const context = { divisions, today }
    const problem = body.kind === 'rename' ? renameProblem(division, body, context) : mergeProblem(division, body, context)
    if (problem) throw new Refusal(422, problem)
    const ending = body.kind === 'merge' && division.level === 'town' ? villagesOf(division.code, divisions, today) : []
    if (body.kind === 'merge') {
      const later = await holdLaterReports(tx, actor.countyCode, [division.code, ...ending.map(({ code }) => code)], body.lastDay)
      const reported = laterReportsProblem(later, body.lastDay)
      if (reported) throw new Refusal(422, reported)
    }
    const audit = body.kind === 'rename' ? await renameDivision(tx, actor, division, body) : await mergeDivision(tx, actor, division, ending, body)
    const answer: DivisionChangeAnswer = { code: division.code, changed: 1 + ending.length }
    return { status: 201, body: answer, audit }
  },
})
