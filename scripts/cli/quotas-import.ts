import path from 'node:path'
import { compareUpload } from '../../app/_server/quota-import'
import { importQuotas, lockQuotas } from '../../db/mutations/quotas'
import { documentNumberSchema, reasonSchema } from '../../domain/quotas/quota-change'
import { describeComparison } from '../../domain/quotas/quota-import'
import { campaignOptions, consoleOf, dayOption, findCampaignDay, inCounty, ledgerOptions, textOption, writeDown } from '../command-line/county'
import { readTableFile } from '../command-line/files'
import { checkedJson, namingProblems } from '../command-line/refusals'
import { Refused, type Verb } from '../command-line/verb'

const quotasImport: Verb = {
  words: 'quotas import',
  arguments: '<文件>',
  summary: '导入任务表（.xlsx 或 .csv），样子如通知的附件1；全部记入或一条不记',
  options: {
    ...campaignOptions,
    ...ledgerOptions,
    town: { type: 'string', summary: '镇的9位代码，表里是这个镇的各村；不写为全县各镇' },
    from: { type: 'string', summary: '自哪天起生效；不写时首次为开征日，以后为今天' },
    number: { type: 'string', summary: '文号' },
    reason: { type: 'string', summary: '原因' },
    'confirm-year': { type: 'boolean', summary: '表上写的是别的年度，确实是这张表时写上' },
    preview: { type: 'boolean', summary: '只看会改动什么，不导入' },
  },
  async run({ args, options, database }) {
    const file = path.resolve(args[0] ?? '')
    const town = textOption(options, 'town')
    const effectiveFrom = dayOption(options, 'from')
    const sheets = await readTableFile(file)
    const papers = options.preview
      ? null
      : { documentNumber: checkedJson('--number', options.number ?? '', documentNumberSchema), reason: checkedJson('--reason', options.reason ?? '', reasonSchema) }
    const access = await database()
    return inCounty(access, options, async (tx, county) => {
      const day = await findCampaignDay(tx, county, options)
      await lockQuotas(tx, day.campaign.id)
      const upload = { campaign: day.campaign.id, fileName: path.basename(file), town, effectiveFrom, kind: day.choice.kind, group: day.choice.coverageGroup }
      const { preview, entries, ledger, parentCode } = await namingProblems(compareUpload(tx, consoleOf(county), upload, { day, sheets }))
      const asked = preview.yearQuestion ? [preview.yearQuestion] : []
      const sentence = [describeComparison(preview, town ? '村' : '镇'), ...preview.warnings, ...preview.kindGaps, ...asked].join('\n')
      const told = { effectiveFrom: preview.effectiveFrom, lines: entries, warnings: preview.warnings, kindGaps: preview.kindGaps, yearQuestion: preview.yearQuestion }
      if (!papers || entries.length === 0) return { text: sentence, json: { imported: false, ...told } }
      if (preview.yearQuestion && !options['confirm-year']) throw new Refused(`${preview.yearQuestion}确实是这张表的，请加上 --confirm-year 再导入。`)
      const lines = { ledger, parentCode, lines: entries, papers: { ...papers, effectiveFrom: preview.effectiveFrom }, fileName: upload.fileName }
      await writeDown(tx, await importQuotas(tx, consoleOf(county), lines))
      return { text: `✓ 已记入${entries.length}条，自${preview.effectiveFrom}起生效。${sentence}`, json: { imported: true, ...told } }
    })
  },
}

export default quotasImport
