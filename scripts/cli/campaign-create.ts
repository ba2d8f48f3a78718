import path from 'node:path'
import { createCampaign } from '../../db/mutations/campaigns'
import { campaignRefusalSentence, newCampaignSchema } from '../../domain/campaigns/campaign-requests'
import { consoleOf, countyOptions, inCounty, writeDown } from '../command-line/county'
import { readJsonFile } from '../command-line/files'
import { checkedJson } from '../command-line/refusals'
import { Refused, type Verb } from '../command-line/verb'

const campaignCreate: Verb = {
  words: 'campaign create',
  arguments: '<设置文件>',
  summary: '按 JSON 文件建立征缴活动，内容与接口 POST /api/campaigns 相同：settings、documentTitle、documentNumber',
  options: countyOptions,
  async run({ args, options, database }) {
    const file = path.resolve(args[0] ?? '')
    const wanted = checkedJson(file, readJsonFile(file), newCampaignSchema)
    const access = await database()
    return inCounty(access, options, async (tx, county) => {
      const written = await createCampaign(tx, consoleOf(county), wanted)
      if (!written.ok) throw new Refused(campaignRefusalSentence(written.refusal))
      await writeDown(tx, written.audit)
      return { text: `✓ 已建立${county.name}${wanted.settings.coverageYear}年度的征缴活动（${wanted.documentNumber}）。`, json: { id: written.campaignId, coverageYear: wanted.settings.coverageYear } }
    })
  },
}

export default campaignCreate
