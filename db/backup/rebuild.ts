import { connect } from '../client'
import { migrateDatabase } from '../setup/migrate'

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
  const { client } = connect(ownerUrl, { max: 1 })
  try {
    await client.begin(async (tx) => {
      await tx.unsafe('drop schema if exists staging, drizzle cascade')
      // Functions belong to several roles; whoever owns the schema may drop them all.
      await tx.unsafe('set local role pg_database_owner')
      await tx.unsafe(emptyPublic)
    })
  } finally {
    await client.end()
  }
  await migrateDatabase(ownerUrl, prefix, count)
}
