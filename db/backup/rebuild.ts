import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { connect } from '../client'

/** The first `count` migrations in a folder of their own, under the installation's role names. */
function earlierMigrations(count: number, prefix: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'yingbao-migrations-'))
  cpSync(path.join(process.cwd(), 'db', 'migrations'), folder, { recursive: true })
  const journal = path.join(folder, 'meta', '_journal.json')
  const { entries, ...about } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] }
  writeFileSync(journal, JSON.stringify({ ...about, entries: entries.slice(0, count) }))
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.sql') && prefix !== 'yingbao')) {
    const text = readFileSync(path.join(folder, name), 'utf8')
    writeFileSync(path.join(folder, name), text.replace(/\byingbao_(member|auth|ranker|keeper|operator|login|owner)\b/g, `${prefix}_$1`))
  }
  return folder
}

/** Drops what lies in schema public. Functions first, for their arguments may be of types that go later. */
const emptyPublic = `do $$
declare statement text; statements text[];
begin
  select array_agg(sql order by position) into statements from (
    select 1 as position, format('drop routine if exists %s cascade', p.oid::regprocedure) as sql
    from pg_proc p where p.pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype in ('i', 'e'))
    union all
    -- A table takes its own sequences with it.
    select case relkind when 'S' then 3 else 2 end, format('drop %s if exists public.%I cascade',
      case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end, relname)
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
    union all
    select 4, format('drop type if exists public.%I cascade', t.typname)
    from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype in ('r', 'e', 'd')
  ) objects;
  foreach statement in array coalesce(statements, '{}') loop execute statement; end loop;
end $$`

/**
 * Gives a database without content the structure it had after `count` migrations, so that a backup of that time fits.
 * Only to be called on an empty database: it drops everything and starts over.
 */
export async function rebuildAt({ ownerUrl, prefix, count }: { ownerUrl: string; prefix: string; count: number }): Promise<void> {
  const folder = earlierMigrations(count, prefix)
  const { client, db } = connect(ownerUrl, { max: 1 })
  try {
    await client.begin(async (tx) => {
      await tx.unsafe('drop schema if exists staging, drizzle cascade')
      // Functions belong to several roles; whoever owns the schema may drop them all.
      await tx.unsafe('set local role pg_database_owner')
      await tx.unsafe(emptyPublic)
    })
    await migrate(db, { migrationsFolder: folder })
  } finally {
    await client.end()
    rmSync(folder, { recursive: true, force: true })
  }
}
