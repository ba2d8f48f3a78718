import { campaignFormOf } from '@/domain/campaigns/campaign-form'
import type { SettingsEntry } from '@/domain/campaigns/campaign-requests'
import type { PlainDate } from '@/domain/time/plain-date'
import classes from './campaigns.module.css'

type Field = keyof ReturnType<typeof campaignFormOf>

const labels: Partial<Record<Field, string>> = {
  opensOn: '开征日', closesOn: '截止日', lateOpensOn: '延期开始', lateClosesOn: '延期截止', personalFee: '个人缴费（元）', financeShare: '财政补助（元）',
  bulletinEveryDays: '通报间隔（天）', bulletinLine: '达标线（%）', lastPlaceTimes: '连续末位几次提请约谈', replyDays: '提醒答复期限（天）',
}

/** What is named without its value: too long for a line, or better read in the list above. */
const named: Partial<Record<Field, string>> = {
  expectedLine: '序时进度', countingSeries: '计入进度的口径', reportingLevel: '各口径怎么报', dailyDueHour: '每日上报截止', mustCoverGroups: '必保对象', subsidies: '资助参保', waiverWording: '放弃参保告知语',
  bulletinOffice: '发布机关', documentPrefix: '发文机关代字', addressees: '主送单位', copiedTo: '抄送单位', yellowPoints: '提醒的颜色', redPoints: '提醒的颜色', exemptCodes: '不提请约谈的单位',
}

/** What each switch was set to, in words (R17). */
const switches: Partial<Record<Field, { label: string; on: string; off: string }>> = {
  townsSeeTable: { label: '各镇看全县表', on: '可以看到各镇的总数', off: '只看本镇' },
  ranksPrinted: { label: '通报里的名次', on: '印', off: '不印' },
  reminders: { label: '提醒督办', on: '使用', off: '不使用' },
  talks: { label: '约谈', on: '使用', off: '不使用' },
}

/** What a revision changed against the one before, in short; the window and the money by value, the rest by name. */
function changesOf(entry: SettingsEntry, before: SettingsEntry | undefined): string {
  if (!before) return '最初的设置'
  const [now, then] = [campaignFormOf(entry.settings), campaignFormOf(before.settings)]
  const keys = (Object.keys(now) as Field[]).filter((key) => JSON.stringify(now[key]) !== JSON.stringify(then[key]))
  const valued = keys.flatMap((key) => (labels[key] ? [`${labels[key]} ${String(then[key]) || '无'} → ${String(now[key]) || '无'}`] : []))
  const milestones = keys.includes('milestones') ? [`节点改为 ${now.milestones.map(({ dueOn, percent }) => `${dueOn} ${percent}%`).join('，')}`] : []
  const switched = keys.flatMap((key) => (switches[key] ? [`${switches[key].label}改为${now[key] ? switches[key].on : switches[key].off}`] : []))
  const changed = [...new Set(keys.flatMap((key) => (named[key] ? [`${named[key]}有修改`] : [])))]
  const others = keys.filter((key) => !labels[key] && !named[key] && !switches[key] && key !== 'milestones').length
  return [...valued, ...milestones, ...switched, ...changed, ...(others > 0 ? [`其他 ${others} 项`] : [])].join('；') || '内容没有变化'
}

/** Every dated revision, newest first: what changed, from when, why, by which document, by whom (R1). */
export function SettingsHistory({ entries, inForceFrom }: { entries: SettingsEntry[]; inForceFrom: PlainDate }) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption>设置的全部修改，只增不改；现行的自 {inForceFrom} 起</caption>
        <thead>
          <tr>
            <th scope="col">生效日期</th>
            <th scope="col">改了什么</th>
            <th scope="col">依据</th>
            <th scope="col" className={classes.wide}>记录人</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, index) => (
            <tr key={entry.id}>
              <th scope="row" className={classes.nowrap}>{entry.effectiveFrom}</th>
              <td>
                {changesOf(entry, entries[index + 1])}
                {entry.reason && <span className={classes.detail}>{entry.reason}</span>}
              </td>
              <td>
                {entry.documentNumber}
                <span className={classes.detail}>{entry.documentTitle}</span>
              </td>
              <td className={classes.wide}>
                {entry.authorName}
                <span className={classes.detail}>{entry.recordedAt}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
