import type { Metadata } from 'next'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'

export const metadata: Metadata = { title: '关于本系统' }

export default async function AboutPage() {
  await connection()
  await requireActor('session:use', '/about')
  return (
    <>
      <h1>关于应保</h1>
      <p>应保是县里开展城乡居民基本医疗保险参保缴费工作的工作台：任务分解、每日进度、排名与序时进度，应保尽保。</p>
    </>
  )
}
