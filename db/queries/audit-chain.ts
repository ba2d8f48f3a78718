import { sql } from 'drizzle-orm'
import type { ChainFinding, ChainReport, RecordedHead } from '@/domain/audit/heads'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'

const most = 100

interface Walk extends Record<string, unknown> {
  entries: number
  last: { number: number; hash: string } | null
  head: { number: number; hash: string } | null
  findings: ChainFinding[]
  finding_count: number
}

/**
 * Walks the audit chain from its first row in one statement, so that writers need not wait (decision 7): every row's
 * content against its hash, its number and link against the row before, the end against the head, and each head that
 * was kept in the file against the row it names. Only the console may (operator).
 */
export async function verifyAuditChain(tx: Transaction, recorded: readonly RecordedHead[]): Promise<ChainReport> {
  const [walk] = await tx.execute<Walk>(sql`
    with chain as materialized (
      select e.number, e.hash, e.previous_hash, audit_entry_hash(e) as computed,
        coalesce(lag(e.number) over w, 0) as before,
        coalesce(lag(e.hash) over w, repeat('0', 64)) as before_hash
      from audit_entries e window w as (order by e.number)
    ), ends as (
      select (select jsonb_build_object('number', number, 'hash', hash) from chain order by number desc limit 1) as last,
        (select jsonb_build_object('number', number, 'hash', hash) from audit_heads where chain = 'changes') as head
    ), kept as (
      select * from jsonb_to_recordset(${JSON.stringify(recorded)}::jsonb) as k(day text, number bigint, hash text)
    ), findings as (
      select number as place, 1 as weight, jsonb_build_object('kind', 'missing', 'from', before + 1, 'to', number - 1) as finding
        from chain where number <> before + 1
      union all
      select number, 2, jsonb_build_object('kind', 'changed', 'number', number) from chain where hash <> computed
      union all
      select number, 3, jsonb_build_object('kind', 'unlinked', 'number', number) from chain where previous_hash <> before_hash and number = before + 1
      union all
      select 9e15::bigint, 4, jsonb_build_object('kind', 'cut', 'last', coalesce((last ->> 'number')::bigint, 0), 'head', (head ->> 'number')::bigint)
        from ends where (head ->> 'number')::bigint > coalesce((last ->> 'number')::bigint, 0)
      union all
      select 9e15::bigint, 5, jsonb_build_object('kind', 'head', 'number', coalesce((head ->> 'number')::bigint, 0))
        from ends where head is null or (head ->> 'number')::bigint < (last ->> 'number')::bigint
          or ((head ->> 'number')::bigint = (last ->> 'number')::bigint and head ->> 'hash' <> last ->> 'hash')
      union all
      select 9e15::bigint, 6, jsonb_build_object('kind', 'recorded', 'day', k.day, 'number', k.number, 'gone', c.number is null)
        from kept k left join chain c on c.number = k.number where k.number > 0 and c.hash is distinct from k.hash
    )
    select (select count(*)::int from chain) as entries, last, head, (select count(*)::int from findings) as finding_count,
      (select coalesce(jsonb_agg(finding order by place, weight), '[]') from (select * from findings order by place, weight limit ${most}) f) as findings
    from ends`)
  if (!walk) throw new Error('The walk along the audit chain gave no answer.')
  return { entries: walk.entries, last: walk.last, head: walk.head, findings: walk.findings, findingCount: walk.finding_count }
}

/** The chain's head as it is now, with the calendar's day, for the heads file. */
export async function getAuditHead(tx: Transaction): Promise<RecordedHead> {
  const [head] = await tx.execute<{ day: PlainDate; number: number; hash: string }>(sql`
    select (now() at time zone 'Asia/Shanghai')::date::text as day, number::int as number, hash from audit_heads where chain = 'changes'`)
  if (!head) throw new Error('审计日志没有日志头，数据库不完整，请用备份恢复。')
  return { day: head.day, number: head.number, hash: head.hash }
}
