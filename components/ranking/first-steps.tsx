import { may } from '@/domain/access/permissions'
import { pages, type PagePath } from '@/domain/access/routes'
import type { Role } from '@/domain/access/roles'
import { everyone } from '@/domain/campaigns/choices'
import { setupSteps, type SetupState } from '@/domain/campaigns/setup-state'
import type { Basis } from '@/domain/progress/overview'
import { quotaKindLabels } from '@/domain/quotas/quota'
import { EmptyState } from '@/components/ui/empty-state'
import { Notices } from '@/components/ui/notice'

function mayOpen(role: Role, path: PagePath): boolean {
  const access = pages[path]
  return access !== 'public' && may(role, access)
}

/** An empty desk: the step of the setup checklist that comes next, with the way to it for who may go it. */
export function FirstSteps({ role, state }: { role: Role; state: SetupState }) {
  const steps = setupSteps(state)
  const index = Math.max(0, steps.findIndex((step) => !step.isDone))
  const step = steps[index]!
  const allowed = mayOpen(role, step.path)
  return (
    <>
      <h1>进度总览</h1>
      <EmptyState title="还没有可以显示的进度" way={allowed ? { href: step.path, label: `${index + 1}. ${step.label}` } : undefined}>
        {allowed ? `开始使用共四步，接下来是第 ${index + 1} 步“${step.label}”：${step.detail}。` : `县医保局管理员完成“${step.label}”等开始使用的步骤后，这里显示进度。`}
      </EmptyState>
    </>
  )
}

const quotasPath = '/quotas/import'

/** Counts without quotas are listed all the same; what is missing stands above them. */
export function NoQuotas({ role, basis }: { role: Role; basis: Basis }) {
  const { coverageGroup, groupName, kind } = basis
  if (coverageGroup !== everyone || kind !== 'assigned') {
    return <Notices sentences={[`${coverageGroup === everyone ? '' : `${groupName}的`}${quotaKindLabels[kind]}数还没有下达，这里只列人数，不计完成率和名次。`]} />
  }
  const allowed = mayOpen(role, quotasPath)
  return (
    <EmptyState title="还没有任务数" way={allowed ? { href: quotasPath, label: '导入任务数' } : undefined}>
      {allowed ? '把任务分解表原样导入，就有完成率和名次；在此之前只列人数。' : '县医保局导入任务数后才有完成率和名次；在此之前只列人数。'}
    </EmptyState>
  )
}
