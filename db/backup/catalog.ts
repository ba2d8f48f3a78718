import type { TransactionSql } from 'postgres'
import { BackupRefused } from './format'

export interface CatalogTable {
  name: string
  columns: string[]
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`
export const quoted = (table: string) => `public.${quote(table)}`
export const columnList = (columns: string[]) => columns.map(quote).join(', ')

/** Orders tables so that each comes after those it refers to. */
export function inReferenceOrder(names: string[], references: { from: string; to: string }[]): string[] {
  const ordered: string[] = []
  let waiting = [...names].sort()
  while (waiting.length > 0) {
    const ready = waiting.filter((name) => references.every(({ from, to }) => from !== name || to === name || ordered.includes(to)))
    if (ready.length === 0) throw new BackupRefused(`数据表 ${waiting.join('、')} 互相引用，无法排出备份顺序。`)
    ordered.push(...ready)
    waiting = waiting.filter((name) => !ready.includes(name))
  }
  return ordered
}

/** The tables of schema public with their storable columns, in reference order. */
export async function readTables(tx: TransactionSql): Promise<CatalogTable[]> {
  const tables = await tx<CatalogTable[]>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.oid, c.relname`
  const references = await tx<{ from: string; to: string }[]>`
    select f.relname as from, t.relname as to
    from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and f.relnamespace = 'public'::regnamespace`
  const byName = new Map(tables.map((table) => [table.name, table]))
  return inReferenceOrder([...byName.keys()], references).flatMap((name) => byName.get(name) ?? [])
}

/** Where the identity and serial columns have got to. */
export async function readSequences(tx: TransactionSql): Promise<{ name: string; lastValue: string; isCalled: boolean }[]> {
  const names = await tx<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`
  const sequences = []
  for (const { name } of names) {
    const [row] = await tx.unsafe<{ lastValue: string; isCalled: boolean }[]>(`select last_value::text as "lastValue", is_called as "isCalled" from ${quoted(name)}`)
    if (row) sequences.push({ name, ...row })
  }
  return sequences
}

/**
 * Row-level security would leave rows out without a word. So the backup insists that the operator role sees every row
 * of every table: a permissive policy `true` and no restrictive one.
 */
export async function insistOnSeeingAll(tx: TransactionSql, operator: string): Promise<void> {
  const hidden = await tx<{ name: string }[]>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
      and (not exists (
          select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('*', 'r')
            and p.polroles @> array[(select oid from pg_roles where rolname = ${operator})]
            and pg_get_expr(p.polqual, p.polrelid) = 'true')
        or exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive))`
  if (hidden.length > 0) throw new BackupRefused(`账号 ${operator} 看不全数据表 ${hidden.map((table) => table.name).join('、')}，备份会漏行，没有备份。`)
}
