import type { DatabaseAccess } from './database'

export type OptionValues = Record<string, string | boolean | undefined>

/** What a verb is given when it runs. */
export interface Context {
  /** The words after the verb, options taken out; as many as the verb's `arguments` ask for. */
  args: string[]
  options: OptionValues
  /** The program's folder and the installation's data folder. */
  root: string
  dataFolder: string
  /** Prefix of the installation's database roles. */
  prefix: string
  /**
   * The installation's database: by URL, the running desk's, or the embedded one started for as long as the verb runs.
   * `create: true` also makes the embedded database, empty, when there is none.
   */
  database(options?: { create?: boolean }): Promise<DatabaseAccess>
  /** True while the desk runs on this data folder; its address then. */
  runningAt(): string | null
  /** A line of progress for the person; goes to stderr, so that --json stays clean. */
  say(sentence: string): void
}

/** What a verb answers: sentences for people, a value for programs (--json). */
export interface Answer {
  text: string
  json: unknown
}

/** One verb is one file in scripts/cli, named by its words (`backup verify` → backup-verify.ts), with this as default export. */
export interface Verb {
  words: string
  /** As shown in the help: `<文件>` is required, `[文件]` is not, `<文件…>` takes one or more. */
  arguments?: string
  summary: string
  options?: Record<string, { type: 'string' | 'boolean'; summary: string }>
  run(context: Context): Promise<Answer>
}

/** Ends the command with exit code 2 and the verb's help. */
export class WrongUsage extends Error {}

/** Ends the command with exit code 1 and this sentence. Any error with a Chinese message does the same. */
export class Refused extends Error {}
