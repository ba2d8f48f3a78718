import { ledgerOf } from '../../app/_server/quota-import'
import { getQuotaLines } from '../../db/queries/quotas'
import { campaignOptions, findCampaignDay, inCounty, ledgerOptions, textOption } from '../command-line/county'
import { textTable } from '../command-line/table'
import { Refused, type Verb } from '../command-line/verb'

const quotasList: Verb = {
  words: 'quotas list',
  summary: '列出任务数：全县各镇，或一个镇的各村',
  options: {
    ...campaignOptions,
    town: { type: 'string', summary: '镇的9位代码；不写为全县各镇' },
    ...ledgerOptions,
    'as-of': { type: 'string', summary: '哪一天的任务数；不写为今天' },
  },
  async run({ options, database }) {
    const access = await database()
    const { table, day } = await inCounty(access, options, async (tx, county) => {
      const found = await findCampaignDay(tx, county, options)
      const parent = textOption(options, 'town') ?? county.code
      const lines = parent.startsWith(county.code) ? await getQuotaLines(tx, ledgerOf(found), parent, found.asOf) : null
      if (!lines) throw new Refused(`没有代码为“${parent}”的镇。`)
      return { table: lines, day: found }
    })
    const lines = [table.parent, ...table.parts]
    const rows = lines.map(({ divisionCode, name, persons, milestones, remark }) => [divisionCode, name, persons, milestones.map((one) => `${one.dueOn} ${one.persons}`).join('，'), remark])
    const text = `截至${day.asOf}，单位：人\n${textTable(['代码', '单位', '任务数', '节点', '备注'], rows)}`
    return { text, json: { campaignId: day.campaign.id, asOf: day.asOf, kind: day.choice.kind, coverageGroup: day.choice.coverageGroup, parent: table.parent, parts: table.parts } }
  },
}

export default quotasList
