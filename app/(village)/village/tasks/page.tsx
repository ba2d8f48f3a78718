import type { Metadata } from 'next'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { getVillageTasks } from '@/app/_server/village'
import { TaskList } from '@/components/village/task-list'

export const metadata: Metadata = { title: '待办' }

export default async function VillageTasksPage() {
  await connection()
  const actor = await requireActor('village:read', '/village/tasks')
  return (
    <>
      <h1>待办</h1>
      <TaskList tasks={await getVillageTasks(actor)} />
    </>
  )
}
