import type { NextRequest } from 'next/server'
import { refuseForeignOrigin } from '@/app/_server/admission'
import { completeFirstRun } from '@/app/_server/first-run'
import { refuse, Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { firstRunSchema, firstRunSentences } from '@/domain/accounts/first-run'

const readBody = jsonBody(firstRunSchema)

/**
 * The first administrator of an empty installation. Public, for nobody can sign in yet: the one-time code from the console
 * stands in for an account and is used up in the same transaction.
 */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    const foreign = refuseForeignOrigin(request)
    if (foreign) return foreign
    const { body } = await readBody(request)
    const refusal = await completeFirstRun(body, request.headers.get('x-yingbao-address'))
    if (refusal) return refuse(refusal === 'done' ? 409 : 403, firstRunSentences[refusal], { reason: refusal })
    return Response.json({ username: body.username }, { status: 201, headers: { 'cache-control': 'no-store' } })
  } catch (problem) {
    if (problem instanceof Refusal) return refuse(problem.status, problem.message, problem.details)
    console.error(problem)
    return refuse(500, '服务器没能完成这次操作，什么都没有改变。请稍后再试。')
  }
}
