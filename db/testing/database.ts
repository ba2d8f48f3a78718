import postgres from 'postgres'
import { inject } from 'vitest'
import { connect } from '../client'

/** A database of this test file's own, empty and migrated, with a connection as the app's login and one as the owner. */
export async function openTestDatabase() {
  const { superuserUrl, port } = inject('cluster')
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 8)}`
  const admin = postgres(superuserUrl, { max: 1, onnotice: () => {} })
  await admin.unsafe(`CREATE DATABASE ${name} TEMPLATE template_yingbao OWNER yingbao_owner`)
  await admin.unsafe(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC; GRANT CONNECT ON DATABASE ${name} TO yingbao_login`)
  const appUrl = `postgres://yingbao_login:login@127.0.0.1:${port}/${name}`
  const ownerUrl = `postgres://yingbao_owner:owner@127.0.0.1:${port}/${name}`
  const app = connect(appUrl, { max: 10 })
  const owner = connect(ownerUrl, { max: 2 })
  return {
    db: app.db,
    client: app.client,
    ownerDb: owner.db,
    ownerClient: owner.client,
    appUrl,
    ownerUrl,
    superuserUrl,
    async close() {
      await app.client.end()
      await owner.client.end()
      await admin.unsafe(`DROP DATABASE ${name} WITH (FORCE)`)
      await admin.end()
    },
  }
}

export type TestDatabase = Awaited<ReturnType<typeof openTestDatabase>>
