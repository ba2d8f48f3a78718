import type postgres from 'postgres'

type Statement = Pick<postgres.TransactionSql, 'unsafe'>

/** A server keeps each prepared text for as long as the connection lives: so many different ones, and none of a bulk load's size. */
const mostTexts = 500
const longestText = 20_000

/** Says of a statement's text whether it came before; remembers no more than `mostTexts` of them. */
function repeatedTexts(): (text: string) => boolean {
  const seen = new Set<string>()
  return (text) => {
    if (seen.has(text)) return true
    if (seen.size < mostTexts && text.length <= longestText) seen.add(text)
    return false
  }
}

/**
 * drizzle sends each statement unnamed: one way to the server to learn its parameters' types, one to run it, and a plan made
 * anew. A text that comes a second time is prepared on its connection instead, and from then on takes one way and, when the
 * server finds it worth it, a plan it has. Statements without parameters stay as they are: they may be several in one text.
 */
export function prepareRepeated(client: postgres.Sql): postgres.Sql {
  const isRepeated = repeatedTexts()

  function preparing<S extends Statement>(sql: S): S {
    const unsafe: postgres.Sql['unsafe'] = sql.unsafe
    const prepared: typeof unsafe = (text, parameters, options) =>
      unsafe(text, parameters, { ...options, prepare: options?.prepare || (parameters !== undefined && parameters.length > 0 && isRepeated(text)) })
    return Object.assign(sql, { unsafe: prepared })
  }

  const plainBegin = client.begin
  const begin: postgres.Sql['begin'] = (first: unknown, second?: unknown) => {
    const work = (second ?? first) as (sql: postgres.TransactionSql) => Promise<never>
    return plainBegin(second === undefined ? '' : String(first), (sql) => work(preparing(sql)))
  }
  return Object.assign(preparing(client), { begin })
}
