import 'server-only'
import { connect, type Connection } from '@/db/client'
import { env } from './env'

// One pool per process, also when the development server reloads this module.
const holder = globalThis as typeof globalThis & { yingbaoConnection?: Connection }

export function connection(): Connection {
  holder.yingbaoConnection ??= connect(env().databaseUrl)
  return holder.yingbaoConnection
}

export function database(): Connection['db'] {
  return connection().db
}
