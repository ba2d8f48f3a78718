import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { permissionTable } from '@/domain/access/permissions'
import { actLabel, actLabels, fieldLabel } from '@/domain/audit/acts'

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

test('an unknown act or field is shown as it stands, never hidden', () => {
  expect(actLabel('future:act')).toBe('其他操作（future:act）')
  expect(fieldLabel('futureField')).toBe('futureField')
})
