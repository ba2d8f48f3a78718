import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { verbTable } from './help'
import { allVerbs, verbNames } from './registry'
import { runCommandLine } from './run'

vi.mock('server-only', () => ({}))

const verbs = await allVerbs()

async function run(...argv: string[]) {
  const printed = { log: '', error: '' }
  const code = await runCommandLine(argv, process.cwd(), { log: (text) => void (printed.log += text), error: (text) => void (printed.error += text) })
  return { code, ...printed }
}

describe('the command line', () => {
  it('has a verb for everything an operator does', () => {
    expect(verbs.map((verb) => verb.words)).toEqual(
      expect.arrayContaining([
        'user list', 'user create', 'user disable', 'user enable', 'user reset', 'accounts list', 'accounts import', 'accounts export',
        'divisions list', 'divisions import', 'campaign list', 'campaign show', 'campaign create', 'campaign revise',
        'quotas list', 'quotas import', 'quotas export', 'daily-counts list', 'daily-counts import', 'ranking', 'audit list', 'audit verify', 'audit head', 'backup', 'db roles',
      ]),
    )
  })

  it('names every verb by its file', () => {
    expect(verbs.map((verb) => verb.words.replaceAll(' ', '-'))).toEqual(verbNames())
  })

  it.each(verbs.map((verb) => verb.words))('%s explains itself in Chinese and refuses what it does not know with exit code 2', async (words) => {
    const help = await run(...words.split(' '), '--help')
    expect(help.code).toBe(0)
    expect(help.log).toContain(`npm run cli -- ${words}`)
    for (const line of help.log.split('\n').slice(1)) expect(line).toMatch(/[\u4e00-\u9fff]/)

    const unknown = await run(...words.split(' '), '--nonsense')
    expect(unknown).toMatchObject({ code: 2, log: '' })
    expect(unknown.error).toContain('选项 --nonsense 写错了')
    const forPrograms = await run(...words.split(' '), '--json', '--nonsense')
    expect(forPrograms.code).toBe(2)
  })

  it('says what is there for a word it does not know, and for none', async () => {
    expect(await run('nonsense')).toMatchObject({ code: 2, error: expect.stringContaining('没有“nonsense”这条命令') })
    const overview = await run()
    expect(overview.code).toBe(0)
    for (const verb of verbs) expect(overview.log).toContain(verb.summary)
  })

  it('asks for missing words and refuses more than it takes', async () => {
    expect(await run('quotas', 'import')).toMatchObject({ code: 2, error: expect.stringContaining('缺少参数：<文件>') })
    expect(await run('ranking', 'county')).toMatchObject({ code: 2, error: expect.stringContaining('多出的参数：county') })
  })

  it('stands in docs/operations.md verb by verb', () => {
    expect(readFileSync('docs/operations.md', 'utf8')).toContain(verbTable(verbs))
  })
})
