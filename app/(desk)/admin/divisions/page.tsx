import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { database } from '@/app/_server/database'
import { DivisionImportDesk } from '@/components/divisions/division-import-desk'
import { DivisionList } from '@/components/divisions/division-list'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeading } from '@/components/ui/page-heading'
import { getDivisions } from '@/db/queries/divisions'
import { withActor } from '@/db/session'

export const metadata: Metadata = { title: '行政区划' }

export default async function DivisionsPage({ searchParams }: PageProps<'/admin/divisions'>) {
  await connection()
  const actor = await requireActor('divisions:write', '/admin/divisions')
  const all = await withActor(database(), actor, (tx) => getDivisions(tx, actor.countyCode))
  const towns = all.filter((one) => one.level === 'town')
  const current = (level: string) => all.filter((one) => one.level === level && one.validTo === null)
  const { town: wanted } = await searchParams
  if (wanted !== undefined) {
    const town = towns.find((one) => one.code === wanted)
    if (!town) notFound()
    const villages = all.filter((one) => one.level === 'village' && one.code.startsWith(town.code))
    return (
      <>
        <p>
          <Link href="/admin/divisions" prefetch={false}>
            ‹ 返回行政区划
          </Link>
        </p>
        <h1>{town.name}的村（社区）</h1>
        {villages.length === 0 ? (
          <EmptyState title="还没有村（社区）" way={{ href: '/admin/divisions', label: '导入行政区划' }}>
            {town.name}下面还没有村（社区），可以导入村表。
          </EmptyState>
        ) : (
          <DivisionList caption={`${town.name}（${town.code}）的村（社区）${villages.length}个，按代码排列；点代码看沿革、改名、合并`} divisions={villages} villages={null} />
        )}
      </>
    )
  }
  const villages = new Map<string, number>()
  for (const { code } of current('village')) villages.set(code.slice(0, 9), (villages.get(code.slice(0, 9)) ?? 0) + 1)
  const sentence = `${actor.scopeName}现有 ${current('town').length} 个镇（街道、苏木），${current('village').length} 个村（社区、嘎查）。`
  return (
    <>
      <PageHeading title="行政区划" />
      <p>{sentence}</p>
      <DivisionImportDesk countyName={actor.scopeName} />
      {towns.length > 0 && <DivisionList caption={`${actor.scopeName}的镇，按代码排列；点名称看村（社区），点代码看沿革、改名、合并`} divisions={towns} villages={villages} />}
    </>
  )
}
