import { z } from 'zod'
import { Refusal } from '../../app/_server/refusals'
import { listOfProblems } from './files'
import { Refused } from './verb'

const details = z.object({ rowProblems: z.array(z.object({ sentence: z.string() })).min(1), problemCount: z.int() })

/** The desk's own reading of a table; its refusal names every place to be mended, as the desk's page does. */
export async function namingProblems<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (problem) {
    const found = problem instanceof Refusal ? details.safeParse(problem.details) : null
    throw found?.success ? listOfProblems('什么都没有导入', found.data.rowProblems, found.data.problemCount) : problem
  }
}

/** Checks the JSON of a file against the schema the API checks with, each mistake as its own line. */
export function checkedJson<T>(file: string, value: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || '整体'}：${/[\u4e00-\u9fff]/.test(issue.message) ? issue.message : `不符合要求（${issue.message}）`}`)
  throw new Refused(`${file} 有${lines.length}处要改，什么都没有保存：\n${lines.slice(0, 30).join('\n')}`)
}
