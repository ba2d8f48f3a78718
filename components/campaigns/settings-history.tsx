import { campaignFormOf } from '@/domain/campaigns/campaign-form'
import type { SettingsEntry } from '@/domain/campaigns/campaign-requests'
import type { PlainDate } from '@/domain/time/plain-date'
import classes from './campaigns.module.css'

type Field = keyof ReturnType<typeof campaignFormOf>

const labels: Partial<Record<Field, string>> = {
  opensOn: '开征日', closesOn: '截止日', lateOpensOn: '延期开始', lateClosesOn: '延期截止', personalFee: '个人缴费（元）', financeShare: '财政补助（元）',
}

/** What is named without its value: too long for a line, or better read in the list above. */
const named: Partial<Record<Field, string>> = {
  expectedLine: '序时进度', countingSeries: '计入进度的口径', reportingLevel: '各口径怎么报', dailyDueHour: '每日上报截止', mustCoverGroups: '必保对象', subsidies: '资助参保', waiverWording: '放弃参保告知语',
}

function switchOf(keys: readonly Field[], seesTable: boolean): string[] {
  return keys.includes('townsSeeTable') ? [`各镇看全县表改为${seesTable ? '可以看到各镇的总数' : '只看本镇'}`] : []
}

/** What a revision changed against the one before, in short; the window and the money by value, the rest by name. */
function changesOf(entry: SettingsEntry, before: SettingsEntry | undefined): string {
  if (!before) return '最初的设置'
  const [now, then] = [campaignFormOf(entry.settings), campaignFormOf(before.settings)]
  const keys = (Object.keys(now) as Field[]).filter((key) => JSON.stringify(now[key]) !== JSON.stringify(then[key]))
  const valued = keys.flatMap((key) => (labels[key] ? [`${labels[key]} ${String(then[key]) || '无'} → ${String(now[key]) || '无'}`] : []))
  const milestones = keys.includes('milestones') ? [`节点改为 ${now.milestones.map(({ dueOn, percent }) => `${dueOn} ${percent}%`).join('，')}`] : []
  const changed = keys.flatMap((key) => (named[key] ? [`${named[key]}有修改`] : []))
  const others = keys.filter((key) => !labels[key] && !named[key] && key !== 'milestones' && key !== 'townsSeeTable').length
  return [...valued, ...milestones, ...switchOf(keys, now.townsSeeTable), ...changed, ...(others > 0 ? [`其他 ${others} 项`] : [])].join('；') || '内容没有变化'
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
