import { getKnownCodes } from '../../db/queries/daily-counts'
import { getEntryRows, reportingCells } from '../../db/queries/entry-rows'
import { seriesLabels } from '../../domain/campaigns/choices'
import { campaignOptions, findCampaignDay, inCounty, ledgerOptions, seriesOption, textOption } from '../command-line/county'
import { textTable } from '../command-line/table'
import { Refused, type Verb } from '../command-line/verb'

const dailyCountsList: Verb = {
  words: 'daily-counts list',
  summary: '列出一天的填报：全县各镇，或一个镇和它的各村',
  options: {
    ...campaignOptions,
    'as-of': { type: 'string', summary: '哪一天；不写为今天' },
    town: { type: 'string', summary: '镇的9位代码；不写为全县各镇' },
    ...seriesOption,
    group: ledgerOptions.group!,
  },
  async run({ options, database }) {
    const access = await database()
    const { rows, series, asOf } = await inCounty(access, options, async (tx, county) => {
      const day = await findCampaignDay(tx, county, options)
      const under = textOption(options, 'town') ?? county.code
      if ((await getKnownCodes(tx, [under])).size === 0) throw new Refused(`没有代码为“${under}”的镇。`)
      const of = day.choice.series
      const counted = { campaignId: day.campaign.id, series: of, coverageGroup: day.choice.coverageGroup }
      const levels = under.length === 9 ? (['town', 'village'] as const) : (['town'] as const)
      const rows = await getEntryRows(tx, counted, reportingCells(under, levels, day.settings.reportingLevel[of], day.asOf), under)
      return { rows: rows.map(({ row }) => row), series: of, asOf: day.asOf }
    })
    const printed = rows.map(({ divisionCode, name, stored, previous }) => [
      divisionCode, name, stored?.persons ?? null, stored?.hour == null ? null : `${stored.hour}时`, stored ? `第${stored.revision}次` : null, stored?.authorName ?? null, stored?.recordedAt ?? null, previous?.persons ?? null, previous?.reportedFor ?? null,
    ])
    const headings = ['代码', '单位', '累计', '时点', '修订', '填报人', '记录时间', '此前最近', '是哪天的']
    return { text: `${asOf}，${seriesLabels[series]}，单位：人\n${textTable(headings, printed)}`, json: { asOf, series, rows } }
  },
}

export default dailyCountsList
