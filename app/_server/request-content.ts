import 'server-only'
import type { NextRequest } from 'next/server'
import type { z } from 'zod'
import { unplainPath } from '@/domain/imports/plain-text'
import { Refusal } from './refusals'

const largestJson = 1_000_000
const largestFile = 20_000_000

function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `提交的内容里有不认识的栏目：${issue.keys.join('、')}。请刷新页面后重试。`
  if (/[\u4e00-\u9fff]/.test(issue.message)) return issue.message
  return `“${issue.path.join('.') || '内容'}”不符合要求，请检查后重新提交。`
}

/** What a schema let through and did not clean: the database would answer such signs with an error of its own. */
function refuseUnplain(value: unknown): void {
  const path = unplainPath(value)
  if (path === null) return
  const sentence = `“${path || '内容'}”里含有不能保存的控制字符，多半是从别处粘贴带来的。请重新输入这一处，再提交。`
  throw new Refusal(422, sentence, { problems: [{ path, sentence }] })
}

function check<T>(value: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) {
    refuseUnplain(parsed.data)
    return parsed.data
  }
  const problems = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), sentence: sentenceOf(issue) }))
  throw new Refusal(422, [...new Set(problems.map((problem) => problem.sentence))].join(''), { problems })
}

/** The query of a URL, checked; an unknown parameter is refused like any other mistake. */
export function readQuery<Q>(request: NextRequest, schema: z.ZodType<Q>): Q {
  return check(Object.fromEntries(request.nextUrl.searchParams), schema)
}

/** The body of a request, never longer than `limit` bytes, whatever its header claims. */
async function readBytes(request: NextRequest, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength
    if (length > limit) throw new Refusal(413, `提交的内容超过 ${Math.floor(limit / 1_000_000)} MB，已拒绝。请拆成几次提交。`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** How a route reads its body: the bytes as they came (for the idempotency key) and what they say. */
export type BodyReader<B> = (request: NextRequest) => Promise<{ bytes: Buffer; body: B }>

/** A JSON body of at most `limit` bytes; only what a program sends in bulk needs more than the usual. */
export function jsonBody<B>(schema: z.ZodType<B>, limit = largestJson): BodyReader<B> {
  return async (request) => {
    if (!request.headers.get('content-type')?.startsWith('application/json')) throw new Refusal(400, '提交的内容应为 JSON。')
    const bytes = await readBytes(request, limit)
    let value: unknown
    try {
      value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    } catch {
      throw new Refusal(400, '提交的内容不完整或不是 JSON，什么都没有改变。请重新提交。')
    }
    return { bytes, body: check(value, schema) }
  }
}

/** An uploaded file as it is, up to 20 MB: the body is the file, its name travels in the query. */
export const fileBody: BodyReader<Buffer> = async (request) => {
  if (request.headers.get('content-type') !== 'application/octet-stream') throw new Refusal(400, '上传的内容应为文件。')
  const bytes = await readBytes(request, largestFile)
  return { bytes, body: bytes }
}
