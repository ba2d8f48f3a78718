import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { notFound } from 'next/navigation'
import { requireActor } from '@/app/_server/actor'
import { bulletinIdOf } from '@/app/_server/bulletin-id'
import { readBulletin, type BulletinPage as BulletinPageContent, type OpenBulletin, type OwnRowPage, type SealedPage } from '@/app/_server/bulletins'
import { AnnexTable } from '@/components/bulletins/annex-table'
import { BulletinDesk } from '@/components/bulletins/bulletin-desk'
import { BulletinOutputs } from '@/components/bulletins/bulletin-outputs'
import { BulletinPaper } from '@/components/bulletins/bulletin-paper'
import { BulletinSteps, SealNote } from '@/components/bulletins/bulletin-history'
import classes from '@/components/bulletins/bulletins.module.css'
import { OwnRow } from '@/components/bulletins/own-row'
import { RankChanges } from '@/components/bulletins/rank-changes'
import { SupersedeButton } from '@/components/bulletins/supersede-button'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import type { Actor } from '@/domain/access/actor'
import { holds, may } from '@/domain/access/permissions'
import type { BulletinContent } from '@/domain/bulletins/bulletin-content'
import type { ResultRow } from '@/domain/bulletins/bulletin-results'
import { issueTextOf } from '@/domain/bulletins/compose-content'
import { rankChangeSentence } from '@/domain/bulletins/rank-change-sentence'
import { codeLength } from '@/domain/divisions/division'

export const metadata: Metadata = { title: '通报' }

/** Why this person may not issue it, or null (R13). */
function cannotIssue({ isStale, overtaken }: OpenBulletin, isWriter: boolean): string | null {
  if (isWriter) return '您起草、修改或送审过这一份，须由另一位有签发权的同事签发。'
  if (overtaken !== null) return '它不能再签发，请退回或撤回，由起草人作废。'
  return isStale ? '上一期在这份草稿取数之后才签发，请退回或撤回，重新取数后再送审。' : null
}

/** What is not in its numbers, and what people wrote otherwise: for those who go on with it. */
function DraftNotices({ page: { now, overtaken, isStale, changedSince, editedParts } }: { page: OpenBulletin }) {
  return (
    <>
      {overtaken !== null ? <Notice>{overtaken}</Notice> : isStale && <Notice>上一期通报在这份草稿取数之后才签发，请重新取数。</Notice>}
      {overtaken === null && changedSince !== null && <Notice>{changedSince}</Notice>}
      {now.state === 'sent' && editedParts.length > 0 && <p className={classes.line}>{editedParts.join('、')}由起草人改写过，其余按数字写成。</p>}
      {now.note !== '' && <Notice>{`${now.state === 'draft' ? '退回的原因，' : ''}${now.authorName}：${now.note}`}</Notice>}
    </>
  )
}

function Heading({ content, campaignId, sentence }: { content: BulletinContent; campaignId: string; sentence?: string | undefined }) {
  return <PageHeading title={`${content.issueText} ${content.cutOffText}`} {...(sentence === undefined ? {} : { sentence })} actions={<Link href={`/bulletins?campaign=${campaignId}`}>所有通报</Link>} />
}

/** The town whose row is the reader's own; null for whoever answers for all of them. */
function ownTown({ scopeCode }: Actor): string | null {
  return scopeCode.length === codeLength.town ? scopeCode : null
}

function Changes({ actor, content, results }: { actor: Actor; content: BulletinContent; results: readonly ResultRow[] }) {
  if (!content.hasPrevious) return null
  return <RankChanges rows={results} previousNumber={content.issueNumber - 1} ranksPrinted={content.ranksPrinted} townWord={content.townWord} ownCode={ownTown(actor)} />
}

/** A town first reads why its own rank moved; the whole stands below the annex. */
function OwnReason({ actor, content, rows }: { actor: Actor; content: BulletinContent; rows: readonly ResultRow[] }) {
  const own = content.ranksPrinted && content.hasPrevious ? rows.find(({ divisionCode }) => divisionCode === ownTown(actor)) : undefined
  const sentence = own && rankChangeSentence(own, content.issueNumber - 1, content.townWord)
  return sentence ? <p>{sentence}</p> : null
}

function Desk({ actor, page, state }: { actor: Actor; page: OpenBulletin; state: 'draft' | 'sent' }) {
  const { now, content, composedProgress } = page
  const isWriter = now.writerIds.includes(actor.accountId)
  return (
    <BulletinDesk
      id={now.id}
      accountId={actor.accountId}
      revision={now.revision}
      state={state}
      text={now.text}
      composedProgress={composedProgress}
      issue={{ name: `第${content.issueNumber}期通报${content.edition > 1 ? '更正版' : ''}`, supersedesText: content.supersedesText, changedSince: page.changedSince }}
      signs={holds(actor, 'bulletins:sign')}
      mayDraft={may(actor.role, 'bulletins:draft')}
      mayReturn={holds(actor, 'bulletins:sign') && !isWriter}
      cannotIssue={cannotIssue(page, isWriter)}
    />
  )
}

function OpenPage({ actor, page }: { actor: Actor; page: OpenBulletin }) {
  const { now, content, results, steps, takenAt } = page
  const state = now.state === 'sent' ? 'sent' : 'draft'
  return (
    <>
      <Heading content={content} campaignId={now.campaignId} />
      <p className={classes.line}>
        {state === 'sent' && <strong>已送审，等待签发。</strong>} 数字取于 {takenAt}；之后的上报和更正不在内，要用新的数请重新取数。
      </p>
      <DraftNotices page={page} />
      <Desk actor={actor} page={page} state={state} />
      <section className={classes.section} style={{ maxWidth: 'none' }}>
        <h2>{state === 'draft' ? '保存后的样子' : '送审稿'}</h2>
        <BulletinPaper content={content} />
        <h2>附表</h2>
        <AnnexTable content={content} />
      </section>
      <Changes actor={actor} content={content} results={results} />
      <BulletinOutputs id={now.id} paragraph={content.paragraph} isIssued={false} />
      <BulletinSteps steps={steps} />
    </>
  )
}

/** What was discarded stays to be read, and is not taken away in any form. */
function DiscardedPage({ page: { now, content, steps, takenAt } }: { page: OpenBulletin }) {
  return (
    <>
      <Heading content={{ ...content, issueText: content.issueText.replace('草稿', '已作废') }} campaignId={now.campaignId} />
      <p className={classes.line}>
        <strong>已作废。</strong> 留着备查，不能再改，也不再签发。数字取于 {takenAt}。
      </p>
      {now.note !== '' && <Notice>{`${now.authorName}：${now.note}`}</Notice>}
      <section className={classes.section}>
        <h2>作废时的文稿</h2>
        <BulletinPaper content={content} />
      </section>
      <BulletinSteps steps={steps} />
    </>
  )
}

function Editions({ issue, editions }: Pick<SealedPage, 'issue' | 'editions'>) {
  if (editions.length < 2) return null
  return (
    <p className={classes.line}>
      这一期共有 {editions.length} 版：
      {editions.map((one) => (
        <Link key={one.id} href={`/bulletins/${one.bulletinId}`} prefetch={false} aria-current={one.id === issue.id ? 'true' : undefined} style={{ marginRight: 12 }}>
          {issueTextOf(one)}
        </Link>
      ))}
    </p>
  )
}

function IssuedPage({ actor, page }: { actor: Actor; page: SealedPage }) {
  const { issue, content, results, editions, issuedAt, takenAt, senderName } = page
  return (
    <>
      <Heading content={content} campaignId={issue.campaignId} sentence={content.sections[0]?.paragraphs[0]} />
      {issue.isSuperseded && <Notice>这一版已由更正版替代，请以更正版为准；这一版留着备查。</Notice>}
      <Editions issue={issue} editions={editions} />
      <OwnReason actor={actor} content={content} rows={results} />
      <BulletinPaper content={content} />
      <h2>附表</h2>
      <AnnexTable content={content} ownCode={ownTown(actor)} />
      <Changes actor={actor} content={content} results={results} />
      <BulletinOutputs id={issue.bulletinId} paragraph={content.paragraph} isIssued />
      <SealNote hash={issue.hash} sequence={issue.sequence} issuedAt={issuedAt} takenAt={takenAt} senderName={senderName} authorName={issue.authorName} issueNumber={issue.issueNumber} />
      {may(actor.role, 'bulletins:draft') && !issue.isSuperseded && (
        <p className="no-print">
          <SupersedeButton campaignId={issue.campaignId} issueNumber={issue.issueNumber} />
        </p>
      )}
    </>
  )
}

function OwnPage({ page: { issue, rows, townWord } }: { page: OwnRowPage }) {
  return (
    <>
      <PageHeading title={issueTextOf(issue)} actions={<Link href={`/bulletins?campaign=${issue.campaignId}`}>所有通报</Link>} />
      <OwnRow issue={issue} rows={rows} townWord={townWord} />
    </>
  )
}

function AnyPage({ actor, page }: { actor: Actor; page: BulletinPageContent }) {
  if (page.kind === 'sealed') return <IssuedPage actor={actor} page={page} />
  if (page.kind === 'ownRow') return <OwnPage page={page} />
  return page.now.state === 'discarded' ? <DiscardedPage page={page} /> : <OpenPage actor={actor} page={page} />
}

export default async function BulletinPage({ params }: PageProps<'/bulletins/[id]'>) {
  await connection()
  const { id: asked } = await params
  const actor = await requireActor('bulletins:read', `/bulletins/${asked}`)
  const id = bulletinIdOf(asked)
  const page = id && (await readBulletin(actor, id))
  if (!page) notFound()
  return <AnyPage actor={actor} page={page} />
}
