import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../../scripts/postgres.mjs'
import { databaseSql, rolesSql } from '../setup/roles'
import { migrateDatabase } from '../setup/migrate'

/** Where a worker finds the cluster; it makes its own database from the template. */
export interface TestCluster {
  superuserUrl: string
  port: number
}

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: TestCluster
  }
}

/** Starts a PostgreSQL of the tests' own, migrates a template database, and removes all of it afterwards. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(path.join(tmpdir(), 'yingbao-test-'))
  chmodSync(folder, 0o711) // mkdtemp shuts others out, and as root the server runs as another user
  const server = await startPostgres({ dataDir: path.join(folder, 'pg'), port: 0, log: () => {} })
  const admin = postgres(server.superuserUrl, { max: 1, onnotice: () => {} })
  await admin.unsafe(rolesSql('yingbao'))
  await admin.unsafe(`ALTER ROLE yingbao_owner PASSWORD 'owner'; ALTER ROLE yingbao_login PASSWORD 'login'`)
  for (const statement of databaseSql('yingbao', 'template_yingbao')) await admin.unsafe(statement)
  await migrateDatabase(`postgres://yingbao_owner:owner@127.0.0.1:${server.port}/template_yingbao`, 'yingbao')
  await admin.end()
  project.provide('cluster', { superuserUrl: server.superuserUrl, port: server.port })
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
