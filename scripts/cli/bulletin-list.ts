import { getIssues } from '../../db/queries/bulletin-issues'
import { shortHashOf } from '../../domain/bulletins/compose-content'
import { longCutOffText } from '../../domain/bulletins/cut-off'
import { campaignOptions, findCampaignDay, inCounty } from '../command-line/county'
import { textTable } from '../command-line/table'
import type { Verb } from '../command-line/verb'

const bulletinList: Verb = {
  words: 'bulletin list',
  summary: '列出已签发的通报，最近的在前，更正版也在内',
  options: campaignOptions,
  async run({ options, database }) {
    const access = await database()
    const issues = await inCounty(access, options, async (tx, county) => getIssues(tx, (await findCampaignDay(tx, county, options)).campaign.id))
    const rows = issues.map(({ issueNumber, edition, cutOff, issuedOn, authorName, hash }) => [String(issueNumber), String(edition), longCutOffText(cutOff), issuedOn, authorName, shortHashOf(hash)])
    return { text: issues.length === 0 ? '还没有签发过通报。' : textTable(['期', '版', '截止', '签发日', '签发人', '校验码'], rows), json: { issues } }
  },
}

export default bulletinList
