import path from 'node:path'
import { ledgerOf } from '../../app/_server/quota-import'
import { getQuotaLines } from '../../db/queries/quotas'
import { ledgerTitle } from '../../domain/quotas/kind-gap'
import { quotaFormOf } from '../../domain/quotas/quota-export'
import { campaignOptions, findCampaignDay, inCounty, ledgerOptions, textOption } from '../command-line/county'
import { writeTableFile } from '../command-line/files'
import { Refused, type Verb } from '../command-line/verb'

const quotasExport: Verb = {
  words: 'quotas export',
  arguments: '<文件>',
  summary: '把任务表写成 .xlsx 或 .csv，样子如通知的附件1',
  options: {
    ...campaignOptions,
    ...ledgerOptions,
    town: { type: 'string', summary: '镇的9位代码；不写为全县各镇' },
    'as-of': { type: 'string', summary: '哪一天的任务数；不写为今天' },
  },
  async run({ args, options, database }) {
    const file = path.resolve(args[0] ?? '')
    const access = await database()
    const { form, campaign } = await inCounty(access, options, async (tx, county) => {
      const day = await findCampaignDay(tx, county, options)
      const parent = textOption(options, 'town') ?? county.code
      const lines = parent.startsWith(county.code) ? await getQuotaLines(tx, ledgerOf(day), parent, day.asOf) : null
      if (!lines) throw new Refused(`没有代码为“${parent}”的镇。`)
      return { campaign: day.campaign, form: quotaFormOf(lines, { countyName: county.name, coverageYear: day.campaign.coverageYear, ledger: ledgerTitle(day.settings, day.choice) }) }
    })
    await writeTableFile(file, { ...form, sheetName: '任务表', ...(campaign.demoDate ? { note: '演示数据' } : {}) })
    return { text: `✓ 已写到 ${file}：${form.rows.length} 行。`, json: { file, rows: form.rows.length } }
  },
}

export default quotasExport
