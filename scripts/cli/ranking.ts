import { measureOf } from '../../db/queries/measure'
import { getCountyTotals } from '../../db/queries/progress'
import { groupName } from '../../domain/campaigns/measure-choice'
import { seriesLabels } from '../../domain/campaigns/choices'
import { composeOverview, overviewFor } from '../../domain/progress/overview'
import { unrankedReasonLabels } from '../../domain/progress/ranking'
import { countyItself, sumTotals } from '../../domain/progress/sum-totals'
import { quotaKindLabels } from '../../domain/quotas/quota'
import { campaignOptions, findCampaignDay, inCounty, ledgerOptions, seriesOption } from '../command-line/county'
import { textTable } from '../command-line/table'
import { Refused, type Verb } from '../command-line/verb'

const ranking: Verb = {
  words: 'ranking',
  summary: '显示全县进度与各镇排名，与页面上的相同',
  options: {
    ...campaignOptions,
    'as-of': { type: 'string', summary: '截至哪一天；不写为今天' },
    ...seriesOption,
    ...ledgerOptions,
  },
  async run({ options, database }) {
    const access = await database()
    const overview = await inCounty(access, options, async (tx, county) => {
      const { campaign, choice, settings, asOf } = await findCampaignDay(tx, county, options)
      const measure = measureOf({ campaign, settings, choice })
      const { county: total, towns } = await getCountyTotals(tx, measure, asOf)
      if (towns.length === 0) throw new Refused(`${county.name}还没有镇，请先用 divisions import 导入区划。`)
      const own = total ?? countyItself(campaign)
      const basis = { ...choice, level: measure.level, groupName: groupName(settings, choice.coverageGroup), expectedLine: settings.expectedLine }
      const composed = composeOverview({ scopeName: '全县', total: sumTotals(own, towns), parts: towns, partLevel: 'town', settings, basis, asOf })
      return overviewFor(composed, { role: 'county_staff', scopeCode: county.code }, true)
    })
    if (!overview) throw new Refused('没有可显示的排名。')
    const rows = overview.rows.map(({ rank, name, persons, quota, rateText, pace, increaseToday, unrankedReason }) => [
      rank === null ? (unrankedReason ? unrankedReasonLabels[unrankedReason] : null) : String(rank), name, persons, quota, rateText, pace ? -pace.gapPersons : null, increaseToday,
    ])
    const { basis } = overview
    const text = [
      overview.sentence,
      `按${seriesLabels[basis.series]}、${quotaKindLabels[basis.kind]}、${basis.groupName}计，单位：人`,
      textTable(['名次', '镇', '累计', '任务数', '完成率', '比序时进度（少为负）', '当日新增'], rows),
    ].join('\n')
    return { text, json: overview }
  },
}

export default ranking
