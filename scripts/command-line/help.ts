import { padded, width } from './table'
import type { Verb } from './verb'

const usage = (verb: Pick<Verb, 'words' | 'arguments'>) => [verb.words, verb.arguments].filter(Boolean).join(' ')

export function overview(verbs: Verb[]): string {
  const columns = Math.max(...verbs.map((verb) => width(usage(verb)))) + 3
  return [
    '应保的命令行。用法：npm run cli -- <命令> [参数] [选项]',
    '',
    ...verbs.map((verb) => `  ${padded(usage(verb), columns)}${verb.summary}`),
    '',
    '每条命令都可以加：',
    '  --help   说明这条命令的选项',
    '  --json   以 JSON 输出结果，供程序读取',
    '',
    '退出码：0 完成；1 没有完成，原因是一句话；2 命令写错了。',
  ].join('\n')
}

export function helpFor(verb: Verb): string {
  const options = Object.entries(verb.options ?? {}).map(([name, option]) => [`--${name}${option.type === 'string' ? ' <值>' : ''}`, option.summary] as const)
  const columns = Math.max(0, ...options.map(([name]) => width(name))) + 3
  return [`npm run cli -- ${usage(verb)}`, `  ${verb.summary}`, ...options.map(([name, summary]) => `  ${padded(name, columns)}${summary}`)].join('\n')
}

/** The verbs as the table of docs/operations.md; a test holds the two together. */
export function verbTable(verbs: Verb[]): string {
  const lines = verbs.map((verb) => `| \`${usage(verb)}\` | ${verb.summary} | ${Object.keys(verb.options ?? {}).map((name) => `\`--${name}\``).join(' ')} |`)
  return ['| verb | | options |', '| --- | --- | --- |', ...lines].join('\n')
}
