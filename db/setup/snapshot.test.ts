import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { expect, test } from 'vitest'
import * as schema from '../schema'

/*
 * The newest snapshot is what the next generated migration starts from: were it behind the schema, that migration would do
 * again what a migration written by hand has done, and stop on every desk.
 */
test('the newest snapshot is the schema', async () => {
  const folder = path.join('db', 'migrations', 'meta')
  const newest = readdirSync(folder).filter((name) => name.endsWith('_snapshot.json')).sort().at(-1)!
  const snapshot = JSON.parse(readFileSync(path.join(folder, newest), 'utf8')) as Parameters<typeof generateMigration>[0]
  expect(await generateMigration(snapshot, generateDrizzleJson(schema, snapshot.id, undefined, 'snake_case'))).toEqual([])
})
