import { getSettingsHistory } from '../../db/queries/campaigns'
import { campaignOptions, findCampaignDay, inCounty } from '../command-line/county'
import { textTable } from '../command-line/table'
import type { Verb } from '../command-line/verb'

const campaignShow: Verb = {
  words: 'campaign show',
  summary: '显示一个征缴活动现行的设置和历次修改；--json 的 settings 改后可用于 campaign revise',
  options: { ...campaignOptions, 'as-of': { type: 'string', summary: '哪一天的设置；不写为今天' } },
  async run({ options, database }) {
    const access = await database()
    const { campaign, inForce, history } = await inCounty(access, options, async (tx, county) => {
      const day = await findCampaignDay(tx, county, options)
      return { ...day, history: await getSettingsHistory(tx, day.campaign.id) }
    })
    const revisions = textTable(['生效日', '记录时间', '记录人', '文号', '原因'], history.map((entry) => [entry.effectiveFrom, entry.recordedAt, entry.authorName, entry.documentNumber, entry.reason]))
    const text = [`${campaign.countyName}${campaign.coverageYear}年度，自${inForce.effectiveFrom}起的设置（${inForce.documentNumber}）：`, JSON.stringify(inForce.settings, null, 2), '', revisions].join('\n')
    return { text, json: { campaign, ...inForce, history } }
  },
}

export default campaignShow
