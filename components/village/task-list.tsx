import { formatThousands } from '@/domain/numbers/format'
import type { VillageTask } from '@/domain/progress/village-tasks'
import { monthDay, yearMonthDay } from '@/domain/time/plain-date'
import classes from './village.module.css'

interface TaskWords {
  key: string
  title: string
  todo: string
  way: { href: string; label: string } | null
}

function wordsOf(task: VillageTask): TaskWords {
  if (task.kind === 'report') {
    const { last } = task
    const before = last ? `上次报的是${monthDay(last.reportedFor)}${last.hour === null ? '' : `${last.hour}时`}的 ${formatThousands(last.persons)} 人。` : '本村还没有报过数。'
    return {
      key: 'report',
      title: `${monthDay(task.asOf)}的数还没有上报`,
      todo: `请把本村截至今天的累计参保缴费人数告诉镇社保站，由镇里填报。${before}`,
      way: { href: '/village/revisions', label: '看上报记录' },
    }
  }
  if (task.kind === 'mustCover') {
    return {
      key: task.code,
      title: `${task.name}还差 ${formatThousands(task.remaining)} 人`,
      todo: '必保对象要全部参保。请逐户联系还没有缴费的人；已参加职工医保或在外地参保的，请本人提供凭证。',
      way: { href: `/village/revisions?group=${task.code}`, label: '看上报记录' },
    }
  }
  return { key: 'expiry', title: `账户 ${yearMonthDay(task.expiresOn)} 到期`, todo: '到期后不能登录。之后还要使用的，请现在就请县医保局管理员延期。', way: null }
}

/** What waits for the agent, one thing after another; nothing says so. */
export function TaskList({ tasks }: { tasks: readonly VillageTask[] }) {
  if (tasks.length === 0) return <p>现在没有待办。当日的数没有上报、必保对象还有差额、账户快要到期时，会列在这里。</p>
  return (
    <ul className={classes.tasks}>
      {tasks.map(wordsOf).map(({ key, title, todo, way }) => (
        <li key={key}>
          <h2>{title}</h2>
          <p>{todo}</p>
          {way && (
            <a className={classes.more} href={way.href}>
              {way.label}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
