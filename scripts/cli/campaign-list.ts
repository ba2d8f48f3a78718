import { getCampaigns } from '../../db/queries/campaigns'
import { countyOptions, inCounty } from '../command-line/county'
import { textTable } from '../command-line/table'
import type { Verb } from '../command-line/verb'

const campaignList: Verb = {
  words: 'campaign list',
  summary: '列出一个县的征缴活动，最近的年度在前',
  options: countyOptions,
  async run({ options, database }) {
    const access = await database()
    const campaigns = await inCounty(access, options, async (tx, county) => (await getCampaigns(tx)).filter((campaign) => campaign.countyCode === county.code))
    const table = textTable(['参保年度', '县', '编号', '演示日'], campaigns.map(({ coverageYear, countyName, id, demoDate }) => [String(coverageYear), countyName, id, demoDate]))
    return { text: campaigns.length === 0 ? '还没有征缴活动，请用 campaign create 建立。' : table, json: { campaigns } }
  },
}

export default campaignList
