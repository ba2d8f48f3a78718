import type { Metadata } from 'next'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { readSetupState } from '@/app/_server/setup-state'
import { readTasks } from '@/app/_server/tasks'
import { FirstSteps } from '@/components/ranking/first-steps'
import { TaskList } from '@/components/tasks/task-list'
import { EmptyState } from '@/components/ui/empty-state'
import { Notices } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { pathWith } from '@/components/ui/search-path'
import { countWaiting, waitingSentence } from '@/domain/tasks/waiting'

export const metadata: Metadata = { title: '待办' }

export default async function TasksPage({ searchParams }: PageProps<'/tasks'>) {
  await connection()
  const actor = await requireActor('tasks:read', '/tasks')
  const asked = await resolveAskedDay(actor, await searchParams)
  if (!asked) return <FirstSteps role={actor.role} state={await readSetupState(actor)} />
  const tasks = await readTasks(actor, asked.day)
  return (
    <>
      <PageHeading title="待办" sentence={waitingSentence(countWaiting(tasks))} />
      <Notices sentences={asked.notices} />
      {tasks.length === 0 ? <EmptyState title="都办完了">通报要编发、送审等着签发、提醒要答复、约谈要决定时，会列在这里，写明从哪天起、到哪天止。</EmptyState> : <TaskList tasks={tasks} search={pathWith('', { campaign: asked.kept.campaign })} />}
    </>
  )
}
