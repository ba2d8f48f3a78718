/** Writes docs/permissions.md from the permission and route tables (decision 10): `tsx scripts/permissions-doc.ts`. */
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { isGranted, permissionLabels, permissionTable, type Permission } from '../domain/access/permissions'
import { roleLabels, roles } from '../domain/access/roles'
import { apiRoutes, pages, type Access } from '../domain/access/routes'

function table(headings: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n')
}

/** The whole document as Markdown. */
export function permissionsDoc(): string {
  const permissions = Object.keys(permissionTable) as Permission[]
  const accessOf = (routes: Record<string, Access>) => Object.entries(routes).map(([route, access]) => [`\`${route}\``, access === 'public' ? 'everyone' : `\`${access}\``])
  return `# Permissions

Generated from \`domain/access\` by \`npx tsx scripts/permissions-doc.ts\`; \`npm test\` fails when it is stale. Which rows a role
sees is decided a second time by row-level security: a town clerk's permission ends at the town's border.

## Roles and permissions

● held by the role; ○ held by those accounts of the role to which the county's administrator granted it.

${table(
  ['permission', '', ...roles.map((role) => `${roleLabels[role]}<br>\`${role}\``)],
  permissions.map((permission) => [`\`${permission}\``, permissionLabels[permission], ...roles.map((role) => (permissionTable[permission][role] ? (isGranted(permission) ? '○' : '●') : ''))]),
)}

## Routes of the API

${table(['route', 'asks for'], accessOf(apiRoutes))}

## Pages

${table(['page', 'asks for'], accessOf(pages))}
`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(new URL('../docs/permissions.md', import.meta.url), permissionsDoc())
}
