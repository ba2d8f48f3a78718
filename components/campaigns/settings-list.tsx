import type { ReactNode } from 'react'
import { hundredthsText } from '@/domain/campaigns/decimal-text'
import type { CampaignSwitch } from '@/domain/campaigns/campaign-requests'
import { expectedLineLabels, seriesCodes, seriesLabels } from '@/domain/campaigns/choices'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { yearMonthDay } from '@/domain/time/plain-date'
import classes from './campaigns.module.css'
import type { TownName } from './duty-fields'

const levelLabels = { town: '按镇报', village: '按村（社区）报' } as const

function milestonesOf(milestones: CampaignSettings['milestones']): string {
  return milestones.map(({ dueOn, basisPoints }) => `${yearMonthDay(dueOn)} ${hundredthsText(basisPoints)}%`).join('；')
}

/** The bulletin's settings in words, and those of reminders and talks (R13–R17). */
function bulletinRows({ bulletin, escalation }: CampaignSettings, by: (one: CampaignSwitch) => string, towns: readonly TownName[]): [string, ReactNode][] {
  const { levels } = escalation
  const exempt = escalation.exemptCodes.map((code) => towns.find((town) => town.code === code)?.name ?? code)
  const colours = levels === null ? '不分颜色' : `落后 ${hundredthsText(levels.yellowBasisPoints)} 个百分点为黄色，${hundredthsText(levels.redBasisPoints)} 个百分点为红色`
  const line = bulletin.lineBasisPoints === null ? '当天的序时进度' : `${hundredthsText(bulletin.lineBasisPoints)}%`
  return [
    ['通报', `每 ${bulletin.everyDays} 天一期；达标线为${line}`],
    ['通报里的名次', `${bulletin.ranksPrinted ? '印' : '不印'}${by('ranksPrinted')}`],
    ['通报的文头', [bulletin.office || '本县联合督导组', bulletin.documentPrefix ? `代字 ${bulletin.documentPrefix}` : '不编号', `主送 ${bulletin.addressees || '常用单位'}`, ...(bulletin.copiedTo ? [`抄送 ${bulletin.copiedTo}`] : [])].join('；')],
    ['提醒督办', escalation.reminders ? `使用${by('reminders')}；${escalation.replyDays} 天内答复，${colours}` : `不使用${by('reminders')}`],
    ['约谈', escalation.talks ? `使用${by('talks')}；连续 ${escalation.lastPlaceTimes} 次末位提请约谈` : `不使用${by('talks')}`],
    ['不提请约谈的单位', exempt.join('、') || '无'],
  ]
}

function rowsOf(settings: CampaignSettings, switchedBy: Record<CampaignSwitch, string>, towns: readonly TownName[]): [string, ReactNode][] {
  const { lateWindow, waiver } = settings
  const by = (one: CampaignSwitch) => switchedBy[one] && `，依据 ${switchedBy[one]}`
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
    ['各镇看全县表', `${settings.townsSeeTable ? '可以看到各镇的总数' : '只看本镇'}${by('townsSeeTable')}`],
    ['必保对象', settings.mustCoverGroups.map(({ name, milestones }) => (milestones.length > 0 ? `${name}（${milestonesOf(milestones)}）` : name)).join('、') || '无'],
    ['资助参保', settings.subsidies.map(({ name, amountFen }) => `${name} ${amountFen === 'full' ? '全额' : `${hundredthsText(amountFen)} 元`}`).join('；') || '无'],
    ...bulletinRows(settings, by, towns),
    ['放弃参保登记', `至少走访 ${waiver.visitsNeeded} 次；征缴期结束后 ${waiver.dueDaysAfterClose} 天内报送`],
    ['放弃参保告知语', waiver.wording ?? '未设置'],
    ['资料保存', `${settings.retentionYears} 年`],
  ]
}

interface SettingsListProps {
  settings: CampaignSettings
  /** The document on which each switch stands (R17). */
  switchedBy: Record<CampaignSwitch, string>
  /** Names for the codes of exempt towns, former ones too. */
  towns: readonly TownName[]
}

/** All settings of a campaign as a list to read. */
export function SettingsList({ settings, switchedBy, towns }: SettingsListProps) {
  return (
    <dl className={classes.settings}>
      {rowsOf(settings, switchedBy, towns).map(([label, value]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
