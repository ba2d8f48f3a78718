import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { BulletinContent } from '@/domain/bulletins/bulletin-content'
import { bulletinIdOf } from './bulletin-id'
import { readContent } from './bulletins'
import { issuedFile } from './issued-files'
import { Refusal } from './refusals'

interface FileForm {
  type: string
  ending: string
  /** Tells forms of one ending apart, in the file's name too: （不套红头）. */
  variant?: string
}

/** A bulletin as a file to keep: its content, what it is called, and the refusal for whoever may not have it. */
export async function bulletinFile(actor: Actor, asked: string | undefined, make: (content: BulletinContent) => Promise<Uint8Array>, { type, ending, variant = '' }: FileForm): Promise<Response> {
  const id = bulletinIdOf(asked)
  const content = id && (await readContent(actor, id))
  if (!content) throw new Refusal(404, '没有找到这份通报；它不在您的范围之内，或本县没有让各镇看全表。')
  const name = `${content.coverageYear}年度参保缴费通报${content.issueText}${variant}${content.isDemo ? '（演示数据）' : ''}.${ending}`
  // What is issued never changes but for the mark of what was replaced: a whole county asks for it in the same minutes, and it is made once.
  const bytes = content.isIssued ? await issuedFile(`${id} ${ending} ${variant} ${content.isSuperseded ? 'superseded' : 'standing'}`, () => make(content)) : await make(content)
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`, 'cache-control': 'no-store' },
  })
}
