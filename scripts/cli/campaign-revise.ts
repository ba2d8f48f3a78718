import path from 'node:path'
import { reviseSettings } from '../../db/mutations/campaigns'
import { getSettingsHistory } from '../../db/queries/campaigns'
import { campaignRefusalSentence, settingsRevisionSchema } from '../../domain/campaigns/campaign-requests'
import { campaignSettingsSchema } from '../../domain/campaigns/settings'
import { campaignOptions, consoleOf, findCampaignDay, inCounty, textOption, writeDown } from '../command-line/county'
import { readJsonFile } from '../command-line/files'
import { checkedJson } from '../command-line/refusals'
import { Refused, WrongUsage, type Verb } from '../command-line/verb'

const campaignRevise: Verb = {
  words: 'campaign revise',
  arguments: '<设置文件>',
  summary: '按 JSON 文件修改活动设置：记一份新的，原来的仍可查；文件是完整的 settings',
  options: {
    ...campaignOptions,
    from: { type: 'string', summary: '自哪天起生效，如 2021-11-20' },
    title: { type: 'string', summary: '所依据通知的标题' },
    number: { type: 'string', summary: '所依据通知的文号' },
    reason: { type: 'string', summary: '修改的原因' },
  },
  async run({ args, options, database }) {
    const file = path.resolve(args[0] ?? '')
    const settings = checkedJson(file, readJsonFile(file), campaignSettingsSchema)
    const papers = { effectiveFrom: textOption(options, 'from'), documentTitle: textOption(options, 'title'), documentNumber: textOption(options, 'number'), reason: textOption(options, 'reason') }
    if (Object.values(papers).includes(undefined)) throw new WrongUsage('请写明 --from、--title、--number 和 --reason。')
    const access = await database()
    return inCounty(access, options, async (tx, county) => {
      const { campaign } = await findCampaignDay(tx, county, options)
      const [newest] = await getSettingsHistory(tx, campaign.id)
      const revision = checkedJson('选项', { settings, ...papers, seenRevision: newest?.id }, settingsRevisionSchema)
      const written = await reviseSettings(tx, consoleOf(county), campaign.id, revision)
      if (!written.ok) throw new Refused(campaignRefusalSentence(written.refusal))
      await writeDown(tx, written.audit)
      const fields = written.audit.flatMap((entry) => entry.fields)
      return { text: `✓ 已修改${campaign.coverageYear}年度的设置，自${revision.effectiveFrom}起（${revision.documentNumber}）。改动的栏目：${fields.join('、') || '无'}。`, json: { id: campaign.id, effectiveFrom: revision.effectiveFrom, fields } }
    })
  },
}

export default campaignRevise
