import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { WrongUsage, type Verb } from './verb'

const folder = path.join(import.meta.dirname ?? __dirname, '..', 'cli')

/** The files of all verbs, by their words joined with a hyphen. */
export function verbNames(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
}

async function loadVerb(name: string): Promise<Verb> {
  const loaded = (await import(pathToFileURL(path.join(folder, `${name}.ts`)).href)) as { default: Verb | { default: Verb } }
  // Under tsx a CommonJS default arrives wrapped once more.
  return 'words' in loaded.default ? loaded.default : loaded.default.default
}

export async function allVerbs(): Promise<Verb[]> {
  return Promise.all(verbNames().map(loadVerb))
}

/** The longest verb that the words begin with, and the words left over; null when none fits. */
export async function findVerb(words: string[]): Promise<{ verb: Verb; rest: string[] } | null> {
  const names = new Set(verbNames())
  for (let count = Math.min(words.length, 3); count > 0; count -= 1) {
    const name = words.slice(0, count).join('-')
    if (/^[a-z-]+$/.test(name) && names.has(name)) return { verb: await loadVerb(name), rest: words.slice(count) }
  }
  return null
}

/** Checks the words left over against `<a> [b] <c…>`. */
export function checkArguments(verb: Verb, args: string[]): void {
  const wanted = verb.arguments?.match(/[<[][^>\]]+[>\]]/g) ?? []
  const required = wanted.filter((word) => word.startsWith('<')).length
  const many = wanted.some((word) => word.includes('…'))
  if (args.length < required) throw new WrongUsage(`缺少参数：${wanted.slice(args.length).join(' ')}。`)
  if (!many && args.length > wanted.length) throw new WrongUsage(`多出的参数：${args.slice(wanted.length).join(' ')}。`)
}
