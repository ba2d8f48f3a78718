import { parseArgs } from 'node:util'
import { dataFolder, readRuntime } from '../start/data-folder.mjs'
import { openDatabase, type OpenedDatabase } from './database'
import { helpFor, overview } from './help'
import { allVerbs, checkArguments, findVerb } from './registry'
import { WrongUsage, type Answer, type Context, type OptionValues, type Verb } from './verb'

/** Where sentences and answers go; tests listen here. */
export interface Console {
  log(text: string): void
  error(text: string): void
}

interface Command {
  verb: Verb
  args: string[]
  options: OptionValues
  /** What was written wrongly, as a sentence. */
  wrong?: string
}

/** The words before the first option say which verb; its own options decide how the rest is read. */
async function readCommand(argv: string[]): Promise<Command | null> {
  const firstOption = argv.findIndex((word) => word.startsWith('-'))
  const found = await findVerb(firstOption < 0 ? argv : argv.slice(0, firstOption))
  if (!found) return null
  const { verb } = found
  const options = Object.fromEntries(Object.entries(verb.options ?? {}).map(([name, { type }]) => [name, { type }]))
  const rest = argv.slice(verb.words.split(' ').length)
  try {
    const parsed = parseArgs({ args: rest, options: { ...options, json: { type: 'boolean' }, help: { type: 'boolean' } }, allowPositionals: true })
    return { verb, args: parsed.positionals, options: parsed.values as OptionValues }
  } catch (error) {
    const unknown = /'(-[^']*)'/.exec(error instanceof Error ? error.message : '')?.[1]
    return { verb, args: [], options: {}, wrong: `选项 ${unknown ?? ''} 写错了。` }
  }
}

async function runVerb(root: string, out: Console, { verb, args, options }: Command): Promise<Answer> {
  let opened: OpenedDatabase | null = null
  const place = {
    root,
    dataFolder: dataFolder(root),
    prefix: process.env.YINGBAO_ROLE_PREFIX || 'yingbao',
    say: (sentence: string) => out.error(`· ${sentence}`),
  }
  const context: Context = {
    ...place,
    args,
    options,
    runningAt: () => readRuntime(place.dataFolder)?.url ?? null,
    database: async ({ create = false } = {}) => (opened ??= await openDatabase(place, create)).access,
  }
  try {
    return await verb.run(context)
  } finally {
    await (opened as OpenedDatabase | null)?.close()
  }
}

function report(error: unknown, json: boolean, out: Console): number {
  const message = error instanceof Error ? error.message : String(error)
  // A sentence in Chinese was written for the person; anything else is a fault, and its stack helps whoever is asked.
  const sentence = /[\u4e00-\u9fff]/.test(message) ? message : `出错了：${error instanceof Error ? error.stack : message}`
  if (json) out.log(JSON.stringify({ error: sentence }))
  else out.error(`✗ ${sentence}`)
  return error instanceof WrongUsage ? 2 : 1
}

/** Runs one command line and answers with its exit code: 0 done, 1 not done, 2 wrongly written. */
export async function runCommandLine(argv: string[], root: string, out: Console = console): Promise<number> {
  const wordless = argv.length === 0 || argv[0] === 'help' || argv[0]?.startsWith('-')
  const command = wordless ? null : await readCommand(argv)
  if (!command) {
    if (!wordless) out.error(`✗ 没有“${argv.join(' ')}”这条命令。\n`)
    out.log(overview(await allVerbs()))
    return wordless ? 0 : 2
  }
  const { verb, args, options, wrong } = command
  if (options.help) {
    out.log(helpFor(verb))
    return 0
  }
  const json = options.json === true
  try {
    if (wrong) throw new WrongUsage(wrong)
    checkArguments(verb, args)
    const answer = await runVerb(root, out, command)
    out.log(json ? JSON.stringify(answer.json, null, 2) : answer.text)
    return 0
  } catch (error) {
    const code = report(error, json, out)
    if (code === 2 && !json) out.error(`\n${helpFor(verb)}`)
    return code
  }
}
