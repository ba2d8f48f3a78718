import Link from 'next/link'
import { hundredthsText } from '@/domain/campaigns/decimal-text'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import classes from './campaigns.module.css'

export interface CampaignLine {
  id: string
  coverageYear: number
  isDemo: boolean
  documentNumber: string
  settings: CampaignSettings
}

/** The county's campaigns, newest year first, with what their settings in force say. */
export function CampaignTable({ campaigns, countyName }: { campaigns: CampaignLine[]; countyName: string }) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption>{countyName}的征缴活动，{campaigns.length} 个年度</caption>
        <thead>
          <tr>
            <th scope="col">参保年度</th>
            <th scope="col">集中征缴期</th>
            <th scope="col" className={classes.wide}>个人缴费</th>
            <th scope="col" className={classes.wide}>节点</th>
            <th scope="col">依据</th>
          </tr>
        </thead>
        <tbody>
          {campaigns.map(({ id, coverageYear, isDemo, documentNumber, settings }) => (
            <tr key={id}>
              <th scope="row" className={classes.nowrap}>
                <Link href={`/admin/campaigns/${id}`} prefetch={false}>{coverageYear}年度</Link>
                {isDemo && <span className={classes.detail}>演示数据</span>}
              </th>
              <td>{settings.opensOn} 至 {settings.closesOn}</td>
              <td className={`${classes.wide} ${classes.nowrap}`}>{hundredthsText(settings.personalFeeFen)} 元</td>
              <td className={classes.wide}>{settings.milestones.map(({ dueOn, basisPoints }) => `${dueOn.slice(5)} ${hundredthsText(basisPoints)}%`).join('，')}</td>
              <td>{documentNumber}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
