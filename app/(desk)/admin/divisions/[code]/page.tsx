import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { database } from '@/app/_server/database'
import { divisionsToday } from '@/app/_server/division-import'
import { DivisionHistory } from '@/components/divisions/division-history'
import classes from '@/components/divisions/divisions.module.css'
import { MergeDivision } from '@/components/divisions/merge-division'
import { RenameDivision } from '@/components/divisions/rename-division'
import { PageHeading } from '@/components/ui/page-heading'
import { getDivisionHistory, getDivisions } from '@/db/queries/divisions'
import { withActor } from '@/db/session'
import { inForce } from '@/domain/divisions/division'
import { villagesOf } from '@/domain/divisions/division-change'
import { yearMonthDay } from '@/domain/time/plain-date'

export const metadata: Metadata = { title: '区划沿革' }

export default async function DivisionPage({ params, searchParams }: PageProps<'/admin/divisions/[code]'>) {
  await connection()
  const { code } = await params
  const actor = await requireActor('divisions:write', `/admin/divisions/${code}`)
  const today = await divisionsToday(actor)
  const { divisions, history } = await withActor(database(), actor, async (tx) => ({ divisions: await getDivisions(tx, actor.countyCode), history: await getDivisionHistory(tx, code) }))
  const division = divisions.find((one) => one.code === code)
  if (!division) notFound()
  const { act } = await searchParams
  const isCurrent = inForce(division, today)
  const others = divisions.filter((one) => one.level === division.level && one.code !== code && inForce(one, today))
  const parent = divisions.find((one) => one.code === code.slice(0, -3))
  const here = `/admin/divisions/${code}`
  const back = division.level === 'village' ? { href: `/admin/divisions?town=${code.slice(0, 9)}`, label: `返回${parent?.name ?? ''}的村（社区）` } : { href: '/admin/divisions', label: '返回行政区划' }
  const successor = divisions.find((one) => one.code === division.successorCode)
  const state = isCurrent
    ? `${division.name}（${code}）${parent ? `，属${parent.name}，` : '，'}现行。`
    : `${division.name}（${code}）截至${division.validTo ? yearMonthDay(division.validTo) : '今天'}已撤销${successor ? `，由${successor.name}（${successor.code}）接续` : ''}。原来的数都留在这个代码下。`
  const acts = isCurrent && act === undefined && (
    <>
      <Link className={classes.action} href={`${here}?act=rename`} prefetch={false}>改名</Link>
      {division.level !== 'county' && others.length > 0 && <Link className={classes.action} href={`${here}?act=merge`} prefetch={false}>并入其他{division.level === 'town' ? '镇' : '村（社区）'}</Link>}
    </>
  )
  return (
    <>
      <p>
        <Link href={back.href} prefetch={false}>‹ {back.label}</Link>
      </p>
      <PageHeading title={`${division.name}的沿革`} actions={acts} />
      <p>{state}{division.formerNames && `曾用名：${division.formerNames.join('、')}。`}</p>
      {isCurrent && act === 'rename' && <RenameDivision division={division} today={today} back={here} />}
      {isCurrent && act === 'merge' && division.level !== 'county' && (
        <MergeDivision
          division={{ code, name: division.name, level: division.level }}
          villages={division.level === 'town' ? villagesOf(code, divisions, today) : []}
          others={others.map((one) => ({ ...one, label: division.level === 'town' ? one.name : `${divisions.find((town) => town.code === one.code.slice(0, 9))?.name ?? ''} ${one.name}` }))}
          receivers={division.level === 'town' ? divisions.filter((one) => one.level === 'village' && inForce(one, today)) : []}
          today={today}
          back={here}
        />
      )}
      <h2>变动记录</h2>
      <DivisionHistory code={code} name={division.name} entries={history} />
    </>
  )
}
