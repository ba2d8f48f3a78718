import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { permissionTable } from '@/domain/access/permissions'
import { actLabel, actLabels, fieldLabel, fieldLabels } from '@/domain/audit/acts'
import { campaignSettingsSchema } from '@/domain/campaigns/settings'

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name)
    if (entry.isDirectory()) return sources(file)
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.test.ts') ? [file] : []
  })
}

/** Every act named in code that writes to the log. A permission's name is not an act. */
function actsInCode(): string[] {
  const permissions = Object.keys(permissionTable)
  const files = [...sources('app/_server'), ...sources('app/api'), ...sources('db/mutations'), ...sources('db/seed'), ...sources('scripts')]
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    const named = [...text.matchAll(/\bact(?:\s*[:=]|\?:)[^,;\n]*/g)].flatMap(([found]) => [...found.matchAll(/'([a-z-]+:[a-z-]+)'/g)].map(([, act]) => act ?? ''))
    return named.filter((act) => !permissions.includes(act) || act in actLabels)
  })
}

test('every act that the code writes to the log has a name in the words of the office', () => {
  const acts = [...new Set(actsInCode())]
  expect(acts.length).toBeGreaterThan(8)
  expect(acts.filter((act) => !(act in actLabels))).toEqual([])
})

/** From the opening sign at `start` to the one that closes it. */
function enclosed(text: string, start: number): string {
  let depth = 0
  for (let end = start; end < text.length; end++) {
    if ('[{('.includes(text[end] ?? '')) depth++
    if (']})'.includes(text[end] ?? '') && --depth === 0) return text.slice(start, end + 1)
  }
  throw new Error(`nothing closes ${text.slice(start, start + 40)}`)
}

/** Where the code lists the fields of an entry: `fields: [`, `const fields = [`, a list given to `auditOf`, a function `…Fields` that returns them. */
const fieldLists = /\bfields(?::| =) (?=\[)|\bkeys = (?=\['displayName')|\bauditOf\([^[\n]*(?=\[)|\bfunction (?:changed|written)Fields\([^)]*\): string\[\] (?=\{)/g

/** Every field that the code writes to the log by name. What a text is compared with is none. */
function fieldsInCode(): string[] {
  const files = [...sources('app/_server'), ...sources('app/api'), ...sources('db/mutations'), ...sources('domain/quotas')]
  const named = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    return [...text.matchAll(fieldLists)].flatMap(({ index, 0: found }) => {
      const list = enclosed(text, index + found.length).replace(/[!=]== '[^']*'/g, '')
      return [...list.matchAll(/'([a-z][A-Za-z]*)'/g)].map(([, field]) => field ?? '')
    })
  })
  return [...new Set([...named, ...Object.keys(campaignSettingsSchema.shape)])]
}

test('every field that the code writes to the log has a name in the words of the office', () => {
  const fields = fieldsInCode()
  for (const known of ['note', 'state', 'dueOn', 'milestones', 'population', 'hour', 'secondFactorRoles', 'department', 'dailyDueHour']) expect(fields).toContain(known)
  expect(fields.filter((field) => !(field in fieldLabels))).toEqual([])
  for (const label of Object.values(fieldLabels)) expect(label).toMatch(/^[\u4e00-\u9fff]+$/)
})

test('an unknown act or field is shown as it stands, never hidden', () => {
  expect(actLabel('future:act')).toBe('其他操作（future:act）')
  expect(fieldLabel('futureField')).toBe('futureField')
})
