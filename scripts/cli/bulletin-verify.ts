import { verifyBulletins } from '../../db/queries/bulletin-chain'
import { reportSentences, type SealReport } from '../../domain/bulletins/verification'
import { campaignOptions, findCampaignDay, inCounty } from '../command-line/county'
import { Refused, WrongUsage, type Verb } from '../command-line/verb'

const nameOf = ({ issueNumber, edition }: SealReport) => `第${issueNumber}期${edition > 1 ? `（第${edition}版）` : ''}`
const isWhole = (report: SealReport) => report.findings.length === 0 && report.derivation?.agrees === true

function lines(report: SealReport): string[] {
  const { seal, derivation } = reportSentences(report)
  return [
    `${nameOf(report)}  ${report.hash}`,
    `  ${report.findings.length === 0 ? '✓' : '✗'} 封存与链：${seal}`,
    `  ${report.derivation?.agrees === true ? '✓' : '✗'} 重新计算：${derivation}`,
  ]
}

const bulletinVerify: Verb = {
  words: 'bulletin verify',
  arguments: '[期号]',
  summary: '核对已签发的通报：封存的字节和前后相接有没有被动过；另按封存的数据重新计算，看结果是否一致。不写期号则核对全部',
  options: campaignOptions,
  async run({ args, options, database }) {
    const [wanted] = args
    if (wanted !== undefined && !/^[1-9]\d{0,4}$/.test(wanted)) throw new WrongUsage(`期号读到“${wanted}”，应写作 5 的样子。`)
    const access = await database()
    const reports = await inCounty(access, options, async (tx, county) => {
      const { campaign } = await findCampaignDay(tx, county, options)
      return verifyBulletins(tx, campaign.id, wanted === undefined ? null : Number(wanted))
    })
    if (reports.length === 0) throw new Refused(wanted === undefined ? '这个征缴活动还没有签发过通报。' : `没有第${wanted}期通报。`)
    const text = reports.flatMap(lines).join('\n')
    const wrong = reports.filter((report) => !isWhole(report))
    if (wrong.length > 0) throw new Refused(`${text}\n${reports.length}份通报中有${wrong.length}份不对：${wrong.map(nameOf).join('、')}。`)
    return { text: `${text}\n${reports.length}份通报全部相符。`, json: { reports } }
  },
}

export default bulletinVerify
