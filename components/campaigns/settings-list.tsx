import type { ReactNode } from 'react'
import { hundredthsText } from '@/domain/campaigns/decimal-text'
import { expectedLineLabels, seriesCodes, seriesLabels } from '@/domain/campaigns/choices'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { yearMonthDay } from '@/domain/time/plain-date'
import classes from './campaigns.module.css'

const levelLabels = { town: '按镇报', village: '按村（社区）报' } as const

function milestonesOf(milestones: CampaignSettings['milestones']): string {
  return milestones.map(({ dueOn, basisPoints }) => `${yearMonthDay(dueOn)} ${hundredthsText(basisPoints)}%`).join('；')
}

function rowsOf(settings: CampaignSettings, switchedBy: string): [string, ReactNode][] {
  const { lateWindow, waiver } = settings
  return [
    ['集中征缴期', `${yearMonthDay(settings.opensOn)}至${yearMonthDay(settings.closesOn)}`],
    ['延期缴费', lateWindow ? `${yearMonthDay(lateWindow.opensOn)}至${yearMonthDay(lateWindow.closesOn)}` : '无'],
    ['个人缴费标准', `每人每年 ${hundredthsText(settings.personalFeeFen)} 元`],
    ['财政补助标准', `每人每年 ${hundredthsText(settings.financeShareFen)} 元`],
    ['节点', milestonesOf(settings.milestones)],
    ['序时进度', expectedLineLabels[settings.expectedLine]],
    ['计入进度的口径', seriesLabels[settings.countingSeries]],
    ['各口径怎么报', seriesCodes.map((series) => `${seriesLabels[series]}${levelLabels[settings.reportingLevel[series]]}`).join('；')],
    ['每日上报截止', settings.dailyDueHour === null ? '通知没有规定' : `${settings.dailyDueHour}时`],
    ['各镇看全县表', `${settings.townsSeeTable ? '可以看到各镇的总数' : '只看本镇'}${switchedBy && `，依据 ${switchedBy}`}`],
    ['必保对象', settings.mustCoverGroups.map(({ name, milestones }) => (milestones.length > 0 ? `${name}（${milestonesOf(milestones)}）` : name)).join('、') || '无'],
    ['资助参保', settings.subsidies.map(({ name, amountFen }) => `${name} ${amountFen === 'full' ? '全额' : `${hundredthsText(amountFen)} 元`}`).join('；') || '无'],
    ['通报与约谈', `每 ${settings.bulletin.everyDays} 天一期；连续 ${settings.escalation.lastPlaceTimes} 次末位提请约谈`],
    ['放弃参保登记', `至少走访 ${waiver.visitsNeeded} 次；征缴期结束后 ${waiver.dueDaysAfterClose} 天内报送`],
    ['放弃参保告知语', waiver.wording ?? '未设置'],
    ['资料保存', `${settings.retentionYears} 年`],
  ]
}

/** All settings of a campaign as a list to read; `switchedBy` is the document on which towns see the table or do not (R17). */
export function SettingsList({ settings, switchedBy }: { settings: CampaignSettings; switchedBy: string }) {
  return (
    <dl className={classes.settings}>
      {rowsOf(settings, switchedBy).map(([label, value]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
