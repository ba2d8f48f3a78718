import { getAuditLines } from '../../db/queries/audit'
import { actLabel } from '../../domain/audit/acts'
import { countyOptions, dayOption, inCounty, textOption } from '../command-line/county'
import { textTable } from '../command-line/table'
import { WrongUsage, type Verb } from '../command-line/verb'

const auditList: Verb = {
  words: 'audit list',
  summary: '列出一个县的操作日志，最近的在前',
  options: {
    ...countyOptions,
    from: { type: 'string', summary: '自哪天起，如 2021-11-01' },
    until: { type: 'string', summary: '到哪天止，当天也算' },
    person: { type: 'string', summary: '操作人姓名的一部分' },
    act: { type: 'string', summary: '只列这种操作，如 daily-counts:save' },
    limit: { type: 'string', summary: '最多列多少条，1 到 10000；不写为 100' },
  },
  async run({ options, database }) {
    const limit = Number(options.limit ?? 100)
    if (!Number.isInteger(limit) || limit < 1 || limit > 10_000) throw new WrongUsage(`--limit 读到“${String(options.limit)}”，应为 1 到 10000 的整数。`)
    const filter = { from: dayOption(options, 'from'), until: dayOption(options, 'until'), person: textOption(options, 'person'), act: textOption(options, 'act'), limit }
    const access = await database()
    const { lines, more } = await inCounty(access, options, (tx, county) => getAuditLines(tx, { within: county.code, ...filter }))
    const rows = lines.map(({ number, at, actorName, act, scopeName, records, moreRecords, note }) => [
      String(number), at, actorName, actLabel(act), scopeName, `${records.join('、')}${moreRecords > 0 ? `等${records.length + moreRecords}条` : ''}`, note,
    ])
    const table = textTable(['号', '时间', '操作人', '操作', '范围', '记录', '说明'], rows)
    return { text: lines.length === 0 ? '没有符合的记录。' : `${table}${more ? '\n还有更早的，请用 --limit 或 --until 往前看。' : ''}`, json: { lines, more } }
  },
}

export default auditList
