import type { Metadata } from 'next'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { database } from '@/app/_server/database'
import { AuditFilters } from '@/components/audit/audit-filters'
import { AuditTable } from '@/components/audit/audit-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeading } from '@/components/ui/page-heading'
import { pathWith } from '@/components/ui/search-path'
import { getAuditActs, getAuditLines } from '@/db/queries/audit'
import { withActor } from '@/db/session'
import { isPlainDate } from '@/domain/time/plain-date'

export const metadata: Metadata = { title: '操作日志' }

const perPage = 100
const path = '/admin/audit'

function readSearch(asked: Record<string, string | string[] | undefined>) {
  const text = (name: string) => {
    const value = asked[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 64) : undefined
  }
  const day = (name: string) => {
    const value = text(name)
    return value && isPlainDate(value) ? value : undefined
  }
  const before = text('before')
  return {
    search: { from: day('from'), until: day('until'), person: text('person'), act: text('act') },
    before: before && /^\d{1,15}$/.test(before) ? Number(before) : undefined,
  }
}

export default async function AuditPage({ searchParams }: PageProps<'/admin/audit'>) {
  await connection()
  const actor = await requireActor('audit:read', path)
  const { search, before } = readSearch(await searchParams)
  const { lines, more, acts } = await withActor(database(), actor, async (tx) => ({
    ...(await getAuditLines(tx, { within: actor.scopeCode, ...search, before, limit: perPage })),
    acts: await getAuditActs(tx, actor.scopeCode),
  }))
  const [first, last] = [lines[0], lines.at(-1)]
  const span = first && last ? `，第${last.number}号至第${first.number}号` : ''
  return (
    <>
      <PageHeading title="操作日志" />
      <p>谁在什么时候、从哪里做了什么。只记涉及的记录和栏目，不记个人信息的内容；记录只增加，不能修改或删除。</p>
      <AuditFilters search={search} acts={acts} />
      {lines.length === 0 ? (
        <EmptyState title="没有相符的记录" way={{ href: path, label: '清除条件' }}>
          请换一个时间、操作人或操作再查。
        </EmptyState>
      ) : (
        <AuditTable lines={lines} caption={`${actor.scopeName}，新的在前，本页${lines.length}条${span}。全库连续编号，其他县的记录不在这里显示。`} />
      )}
      <nav aria-label="翻页" className="no-print">
        {before !== undefined && <a href={pathWith(path, search)}>回到最新的</a>}{' '}
        {more && last && <a href={pathWith(path, { ...search, before: String(last.number) })}>更早的</a>}
      </nav>
    </>
  )
}
