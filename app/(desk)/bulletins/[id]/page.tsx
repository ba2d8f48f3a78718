import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { notFound } from 'next/navigation'
import { requireActor } from '@/app/_server/actor'
import { readBulletin, type OpenBulletin, type OwnRowPage, type SealedPage } from '@/app/_server/bulletins'
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
import { issueTextOf } from '@/domain/bulletins/compose-content'

export const metadata: Metadata = { title: '通报' }

/** Why this person may not issue it, or null (R13). */
function cannotIssue(actor: Actor, { now, isStale }: OpenBulletin): string | null {
  if (now.writerIds.includes(actor.accountId)) return '您起草、修改或送审过这一份，须由另一位有签发权的同事签发。'
  return isStale ? '上一期在这份草稿取数之后才签发，请退回或撤回，重新取数后再送审。' : null
}

function OpenPage({ actor, page }: { actor: Actor; page: OpenBulletin }) {
  const { now, content, composedProgress, steps, takenAt, isStale, results } = page
  const state = now.state === 'sent' ? 'sent' : 'draft'
  const isOpen = now.state === 'draft' || now.state === 'sent'
  return (
    <>
      <PageHeading title={`${content.issueText} ${content.cutOffText}`} actions={<Link href={`/bulletins?campaign=${now.campaignId}`}>所有通报</Link>} />
      <p className={classes.line}>
        {now.state === 'discarded' ? <strong>已作废。</strong> : now.state === 'sent' ? <strong>已送审，等待签发。</strong> : null} 数字取于 {takenAt}；之后的上报和更正不在内，要用新的数请重新取数。
      </p>
      {isStale && isOpen && <Notice>上一期通报在这份草稿取数之后才签发，请重新取数。</Notice>}
      {now.note !== '' && <Notice>{`${now.authorName}：${now.note}`}</Notice>}
      {isOpen && (
        <BulletinDesk
          id={now.id}
          revision={now.revision}
          state={state}
          text={now.text}
          composedProgress={composedProgress}
          issueText={content.issueText}
          issueNumber={content.issueNumber}
          mayDraft={may(actor.role, 'bulletins:draft')}
          maySign={holds(actor, 'bulletins:sign')}
          cannotIssue={cannotIssue(actor, page)}
        />
      )}
      <section className={classes.section} style={{ maxWidth: 'none' }}>
        <h2>{state === 'draft' ? '保存后的样子' : '送审稿'}</h2>
        <BulletinPaper content={content} />
        <h2>附表</h2>
        <AnnexTable content={content} />
      </section>
      {content.hasPrevious && <RankChanges rows={results} previousNumber={content.issueNumber - 1} />}
      <BulletinOutputs id={now.id} paragraph={content.paragraph} isIssued={false} />
      <BulletinSteps steps={steps} />
    </>
  )
}

function IssuedPage({ actor, page }: { actor: Actor; page: SealedPage }) {
  const { issue, content, results, editions } = page
  const newest = editions[0]
  return (
    <>
      <PageHeading
        title={`${content.issueText} ${content.cutOffText}`}
        sentence={content.paragraph}
        actions={<Link href={`/bulletins?campaign=${issue.campaignId}`}>所有通报</Link>}
      />
      {issue.isSuperseded && newest && (
        <Notice>这一版已由更正版替代，请以更正版为准；这一版留着备查。</Notice>
      )}
      {editions.length > 1 && (
        <p className={classes.line}>
          这一期共有 {editions.length} 版：
          {editions.map((one) => (
            <Link key={one.id} href={`/bulletins/${one.bulletinId}`} prefetch={false} aria-current={one.id === issue.id ? 'true' : undefined} style={{ marginRight: 12 }}>
              {issueTextOf(one)}
            </Link>
          ))}
        </p>
      )}
      <BulletinPaper content={content} />
      <h2>附表</h2>
      <AnnexTable content={content} />
      {content.hasPrevious && <RankChanges rows={results} previousNumber={content.issueNumber - 1} />}
      <BulletinOutputs id={issue.bulletinId} paragraph={content.paragraph} isIssued />
      <SealNote hash={issue.hash} sequence={issue.sequence} issuedAt={page.issuedAt} takenAt={page.takenAt} senderName={page.senderName} authorName={issue.authorName} issueNumber={issue.issueNumber} />
      {may(actor.role, 'bulletins:draft') && !issue.isSuperseded && (
        <p className="no-print">
          <SupersedeButton campaignId={issue.campaignId} issueNumber={issue.issueNumber} />
        </p>
      )}
    </>
  )
}

function OwnPage({ page: { issue, rows } }: { page: OwnRowPage }) {
  return (
    <>
      <PageHeading title={issueTextOf(issue)} actions={<Link href={`/bulletins?campaign=${issue.campaignId}`}>所有通报</Link>} />
      <OwnRow issue={issue} rows={rows} />
    </>
  )
}

export default async function BulletinPage({ params }: PageProps<'/bulletins/[id]'>) {
  await connection()
  const { id } = await params
  const actor = await requireActor('bulletins:read', `/bulletins/${id}`)
  const page = /^[0-9a-f-]{36}$/.test(id) ? await readBulletin(actor, id) : null
  if (!page) notFound()
  if (page.kind === 'open') return <OpenPage actor={actor} page={page} />
  return page.kind === 'sealed' ? <IssuedPage actor={actor} page={page} /> : <OwnPage page={page} />
}
