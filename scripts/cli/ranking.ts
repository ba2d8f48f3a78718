import { getCountyTotals } from '../../db/queries/progress'
import { chooseMeasure, groupName, settingsOfGroup } from '../../domain/campaigns/measure-choice'
import { seriesLabels } from '../../domain/campaigns/choices'
import { composeOverview, overviewFor } from '../../domain/progress/overview'
import { unrankedReasonLabels } from '../../domain/progress/ranking'
import { sumTotals } from '../../domain/progress/sum-totals'
import { quotaKindLabels } from '../../domain/quotas/quota'
import { campaignOptions, findCampaignDay, inCounty, textOption } from '../command-line/county'
import { textTable } from '../command-line/table'
import { Refused, WrongUsage, type Verb } from '../command-line/verb'

const ranking: Verb = {
  words: 'ranking',
  summary: '显示全县进度与各镇排名，与页面上的相同',
  options: {
    ...campaignOptions,
    'as-of': { type: 'string', summary: '截至哪一天；不写为今天' },
    series: { type: 'string', summary: '口径：reported（镇村上报）、tax（税务缴费）、registered（系统登记）；不写为计数的口径' },
    group: { type: 'string', summary: '人群：everyone（全部人员）或必保对象的代码；不写为全部人员' },
    kind: { type: 'string', summary: '任务类别：assigned（上级任务）、own（本级任务）；不写为上级任务' },
  },
  async run({ options, database }) {
    const access = await database()
    const overview = await inCounty(access, options, async (tx, county) => {
      const { campaign, inForce, asOf } = await findCampaignDay(tx, county, options)
      const wanted = { series: textOption(options, 'series'), group: textOption(options, 'group'), kind: textOption(options, 'kind') }
      const { choice, unknown } = chooseMeasure(inForce.settings, wanted)
      if (unknown[0]) throw new WrongUsage(`本活动没有“${unknown[0].read}”这个${unknown[0].part}。`)
      const settings = settingsOfGroup(inForce.settings, choice.coverageGroup)
      const level = settings.reportingLevel[choice.series]
      const { county: total, towns } = await getCountyTotals(tx, { campaignId: campaign.id, ...choice, level }, asOf)
      if (towns.length === 0) throw new Refused(`${county.name}还没有镇，请先用 divisions import 导入区划。`)
      const own = total ?? { divisionCode: county.code, name: county.name, position: 0, quota: null, milestones: [] }
      const basis = { ...choice, level, groupName: groupName(settings, choice.coverageGroup), expectedLine: settings.expectedLine }
      const composed = composeOverview({ scopeName: '全县', total: sumTotals(own, towns), parts: towns, partLevel: 'town', settings, basis, asOf })
      return overviewFor(composed, { role: 'county_staff', scopeCode: county.code }, true)
    })
    if (!overview) throw new Refused('没有可显示的排名。')
    const rows = overview.rows.map(({ rank, name, persons, quota, rateText, pace, increaseToday, unrankedReason }) => [
      rank === null ? (unrankedReason ? unrankedReasonLabels[unrankedReason] : null) : String(rank), name, persons, quota, rateText, pace?.gapPersons ?? null, increaseToday,
    ])
    const { basis } = overview
    const text = [
      overview.sentence,
      `按${seriesLabels[basis.series]}、${quotaKindLabels[basis.kind]}、${basis.groupName}计，单位：人`,
      textTable(['名次', '镇', '累计', '任务数', '完成率', '差序时进度', '当日新增'], rows),
    ].join('\n')
    return { text, json: overview }
  },
}

export default ranking
