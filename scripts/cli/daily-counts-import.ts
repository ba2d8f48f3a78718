import path from 'node:path'
import { importUpload, previewUpload } from '../../app/_server/count-upload'
import { describeCounts } from '../../domain/count-uploads/count-preview'
import { campaignOptions, consoleOf, findCampaignDay, inCounty, ledgerOptions, seriesOption, textOption, writeDown } from '../command-line/county'
import { readTableFile } from '../command-line/files'
import { namingProblems } from '../command-line/refusals'
import type { Verb } from '../command-line/verb'

const dailyCountsImport: Verb = {
  words: 'daily-counts import',
  arguments: '<文件>',
  summary: '导入一天或几天的数（.xlsx 或 .csv），样子如填报页下载的空表；全部存入或一个不存',
  options: {
    ...campaignOptions,
    'as-of': { type: 'string', summary: '表里没有日期一列时，是哪一天的数；不写为今天' },
    ...seriesOption,
    group: ledgerOptions.group!,
    town: { type: 'string', summary: '镇的9位代码，表里只写村名时用' },
    reason: { type: 'string', summary: '要写原因的各格共同的原因，如退费' },
    preview: { type: 'boolean', summary: '只看会改动什么，不导入' },
  },
  async run({ args, options, database }) {
    const file = path.resolve(args[0] ?? '')
    const sheets = await readTableFile(file)
    const access = await database()
    return inCounty(access, options, async (tx, county) => {
      const day = await findCampaignDay(tx, county, options)
      const query = { fileName: path.basename(file), asOf: day.asOf, town: textOption(options, 'town'), reason: textOption(options, 'reason') }
      const prepared = { day, sheets }
      const preview = await namingProblems(previewUpload(tx, consoleOf(county), query, prepared))
      const sentence = [describeCounts(preview.counts), ...preview.warnings].join('\n')
      if (options.preview) return { text: sentence, json: { imported: false, ...preview } }
      const { body, audit } = await namingProblems(importUpload(tx, consoleOf(county), { ...query, fingerprint: preview.fingerprint }, prepared))
      await writeDown(tx, audit)
      return { text: `✓ 已存入${body.saved}项。${sentence}`, json: { imported: true, ...body } }
    })
  },
}

export default dailyCountsImport
