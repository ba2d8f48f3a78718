import { may } from '@/domain/access/permissions'
import { pages, type PagePath } from '@/domain/access/routes'
import type { Role } from '@/domain/access/roles'
import { EmptyState } from '@/components/ui/empty-state'

interface Step {
  title: string
  /** What to do, for who may do it. */
  todo: string
  /** Whom to ask, for everybody else. */
  ask: string
  path: PagePath
  label: string
}

const steps: Record<'campaign' | 'divisions' | 'quotas', Step> = {
  campaign: {
    title: '本县还没有征缴活动',
    todo: '先按通知建立征缴活动：参保年度、集中征缴期、节点。之后导入任务数，各镇就可以填报。',
    ask: '县医保局管理员建立征缴活动后，这里显示进度。',
    path: '/admin/campaigns',
    label: '建立征缴活动',
  },
  divisions: {
    title: '还没有镇',
    todo: '先导入本县的行政区划（镇、村），再导入任务数。',
    ask: '县医保局管理员导入行政区划后，这里显示进度。',
    path: '/admin/divisions',
    label: '导入行政区划',
  },
  quotas: {
    title: '还没有任务数',
    todo: '把任务分解表原样导入，就有完成率和名次；在此之前只列人数。',
    ask: '县医保局导入任务数后才有完成率和名次；在此之前只列人数。',
    path: '/quotas/import',
    label: '导入任务数',
  },
}

/** What has to be there before there is progress to show, with the way to it for who may go it. */
export function FirstSteps({ role, missing }: { role: Role; missing: keyof typeof steps }) {
  const step = steps[missing]
  const access = pages[step.path]
  const allowed = access !== 'public' && may(role, access)
  return (
    <>
      {missing !== 'quotas' && <h1>进度总览</h1>}
      <EmptyState title={step.title} way={allowed ? { href: step.path, label: step.label } : undefined}>
        {allowed ? step.todo : step.ask}
      </EmptyState>
    </>
  )
}
