import { readFileSync, statSync } from 'node:fs'
import postgres from 'postgres'
import type { DeskClient } from '../../e2e/desk-client'

/** Statements one request ran: queries that read, and the frame around them (begin, scope, commit). */
export interface Statements {
  queries: number
  frame: number
  texts: string[]
}

const statement = /LOG:\s+(?:execute [^:]*|statement): (.*)$/gm
const isFrame = (text: string) => /^(begin|commit|rollback|select\s*$|select set_config|savepoint)/i.test(text) || text.includes('set_config')

/** Lets the embedded server write every statement into its log, for as long as `work` runs. */
export async function withStatementLog<T>(superuserUrl: string, logFile: string, work: (count: (client: DeskClient, path: string) => Promise<Statements>) => Promise<T>): Promise<T> {
  const admin = postgres(superuserUrl, { max: 1, onnotice: () => {} })
  const settle = async () => {
    await admin`select pg_reload_conf()`
    // Sessions take a new setting over between two statements, once the signal has come through.
    await admin`select pg_sleep(0.5)`
  }
  try {
    await admin`alter system set log_statement = 'all'`
    await settle()
    return await work(async (client, path) => {
      const from = statSync(logFile).size
      const answer = await client.get(path)
      await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`${path} is answered with ${answer.status}.`)
      await admin`select pg_sleep(0.05)`
      const texts = [...readFileSync(logFile).subarray(from).toString('utf8').replace(/\n\t/g, ' ').matchAll(statement)].map(([, text = '']) => text.trim())
      const own = texts.filter((text) => !text.includes('pg_sleep'))
      const queries = own.filter((text) => !isFrame(text))
      return { queries: queries.length, frame: own.length - queries.length, texts: queries }
    })
  } finally {
    await admin`alter system reset log_statement`
    await admin`select pg_reload_conf()`
    await admin.end()
  }
}
