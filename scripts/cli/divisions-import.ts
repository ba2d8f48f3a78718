import path from 'node:path'
import { compareDivisionUpload } from '../../app/_server/division-import'
import { getCalendarDay } from '../../db/queries/accounts'
import { importDivisions, lockDivisions } from '../../db/mutations/divisions'
import { describeDivisionImport, divisionsToWrite } from '../../domain/divisions/division-import'
import { consoleOf, countyOptions, dayOption, inCounty, writeDown } from '../command-line/county'
import { readTableFile } from '../command-line/files'
import { namingProblems } from '../command-line/refusals'
import type { Verb } from '../command-line/verb'

const divisionsImport: Verb = {
  words: 'divisions import',
  arguments: '<文件>',
  summary: '导入区划名单（.xlsx 或 .csv）：新代码新增，改名和人口更新，不删除任何区划',
  options: {
    ...countyOptions,
    from: { type: 'string', summary: '新区划自哪天起生效，如 2021-10-01；不写为今天' },
    preview: { type: 'boolean', summary: '只看会改动什么，不导入' },
  },
  async run({ args, options, database }) {
    const file = path.resolve(args[0] ?? '')
    const from = dayOption(options, 'from')
    const sheets = await readTableFile(file)
    const fileName = path.basename(file)
    const access = await database()
    return inCounty(access, options, async (tx, county) => {
      await lockDivisions(tx, county.code)
      const { lines } = await namingProblems(compareDivisionUpload(tx, consoleOf(county), fileName, sheets))
      const written = divisionsToWrite(lines)
      const created = written.filter((line) => line.state === 'new').length
      const counts = { created, changed: written.length - created }
      if (options.preview || written.length === 0) return { text: describeDivisionImport(lines), json: { imported: false, ...counts, lines: written } }
      const today = await getCalendarDay(tx)
      await writeDown(tx, await importDivisions(tx, consoleOf(county), { countyCode: county.code, lines, validFrom: from ?? today, today, fileName }))
      return { text: `✓ 已导入：${describeDivisionImport(lines)}`, json: { imported: true, ...counts } }
    })
  },
}

export default divisionsImport
