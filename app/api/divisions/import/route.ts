import { compareDivisionUpload, divisionsToday } from '@/app/_server/division-import'
import { Refusal } from '@/app/_server/refusals'
import { fileBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { readUploadedTable, refuseChangedSincePreview } from '@/app/_server/uploaded-table'
import { importDivisions, lockDivisions } from '@/db/mutations/divisions'
import { divisionsToWrite } from '@/domain/divisions/division-import'
import { divisionImportQuery } from '@/domain/divisions/divisions-api'

/** Takes a previewed list of divisions over: new codes, new names and populations; nothing is removed (R4). All or nothing. */
export const POST = writeRoute('POST /api/divisions/import', {
  body: fileBody,
  query: divisionImportQuery,
  prepare: async ({ actor, body, query }) => ({ sheets: await readUploadedTable(body, query.fileName), today: await divisionsToday(actor) }),
  write: async ({ actor, tx, query, prepared }) => {
    await lockDivisions(tx, actor.countyCode)
    const { lines, fingerprint } = await compareDivisionUpload(tx, actor, query.fileName, prepared.sheets)
    if (fingerprint !== query.fingerprint) throw refuseChangedSincePreview()
    const written = divisionsToWrite(lines)
    if (written.length === 0) throw new Refusal(422, '表中的区划与现在的名单全部相同，没有需要导入的。')
    const audit = await importDivisions(tx, actor, { countyCode: actor.countyCode, lines, validFrom: query.validFrom, today: prepared.today, fileName: query.fileName })
    const created = written.filter((line) => line.state === 'new').length
    return { status: 201, body: { created, changed: written.length - created }, audit }
  },
})
