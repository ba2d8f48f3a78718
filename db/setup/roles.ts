/** The roles of an installation, by the job each does (decision 11). `%` stands for the installation's prefix. */
const groupRoles = ['member', 'auth', 'ranker', 'keeper', 'operator'] as const

function checkedPrefix(prefix: string): string {
  if (!/^[a-z][a-z0-9_]{0,20}$/.test(prefix)) {
    throw new Error(`角色前缀“${prefix}”不合规：应为小写字母开头、只含小写字母、数字和下划线，最长21位。`)
  }
  return prefix
}

function createRole(name: string, attributes: string): string {
  return `DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}') THEN CREATE ROLE ${name}; END IF;
END $$;
ALTER ROLE ${name} ${attributes};`
}

/**
 * The SQL that creates the roles of an installation; safe to run again. The app's login owns nothing, inherits nothing and
 * can only become `member` or `auth`; the owner migrates and can become each of them, and never sees rows as itself.
 */
export function rolesSql(prefix: string): string {
  const p = checkedPrefix(prefix)
  const plain = 'NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT'
  return [
    ...groupRoles.map((role) => createRole(`${p}_${role}`, `NOLOGIN ${plain}`)),
    createRole(`${p}_owner`, `LOGIN ${plain}`),
    createRole(`${p}_login`, `LOGIN ${plain}`),
    `GRANT ${groupRoles.map((role) => `${p}_${role}`).join(', ')} TO ${p}_owner;`,
    `GRANT ${p}_member, ${p}_auth TO ${p}_login;`,
  ].join('\n')
}

/** The SQL that creates the database for an installation and shuts everybody else out of it. Not in a transaction. */
export function databaseSql(prefix: string, database: string): string[] {
  const p = checkedPrefix(prefix)
  return [
    `CREATE DATABASE "${database}" OWNER ${p}_owner TEMPLATE template0 ENCODING 'UTF8'`,
    `REVOKE ALL ON DATABASE "${database}" FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE "${database}" TO ${p}_login`,
  ]
}
