import Link from 'next/link'
import { may } from '@/domain/access/permissions'
import { roleLabels, roles, type Role } from '@/domain/access/roles'
import { pages } from '@/domain/access/routes'
import { PageHeading } from '@/components/ui/page-heading'
import { PrintButton } from '@/components/ui/print-button'
import type { ManualTask } from './manual'
import { manualPictures, type PictureName } from './pictures'
import classes from './manual.module.css'
import { roleManuals } from './role-manuals'

type PictureSizes = Record<string, { width: number; height: number }>

function Picture({ name, sizes }: { name: PictureName; sizes: PictureSizes }) {
  const { width, height } = sizes[name] ?? {}
  // eslint-disable-next-line @next/next/no-img-element -- a local picture at its own size: nothing to optimise
  return <img src={`/manual/${name}.png`} alt={manualPictures[name]} width={width} height={height} loading="lazy" className={classes.picture} />
}

function Task({ task, number, reader, sizes }: { task: ManualTask; number: number; reader: Role; sizes: PictureSizes }) {
  const access = task.at && pages[task.at.path]
  const isOpen = access !== undefined && (access === 'public' || may(reader, access))
  return (
    <section className={classes.task}>
      <h2>
        {number}. {task.title}
      </h2>
      <div className={classes.columns}>
        <div className={classes.words}>
          <ol>
            {task.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {task.note && <p className={classes.note}>{task.note}</p>}
          {task.at && isOpen && (
            <p className="no-print">
              <Link href={task.at.path} prefetch={false}>
                去{task.at.label}
              </Link>
            </p>
          )}
        </div>
        {task.picture && <Picture name={task.picture} sizes={sizes} />}
      </div>
    </section>
  )
}

/** The manual of one role, and the way to the others'. `reader` is who reads: links lead only where he may go. */
export function ManualPage({ role, reader, sizes }: { role: Role; reader: Role; sizes: PictureSizes }) {
  const { lead, tasks } = roleManuals[role]
  return (
    <>
      <PageHeading title={`使用手册：${roleLabels[role]}`} actions={<PrintButton />} />
      <p className={classes.lead}>{lead}</p>
      {tasks.map((task, index) => (
        <Task key={task.title} task={task} number={index + 1} reader={reader} sizes={sizes} />
      ))}
      <nav aria-label="别的角色的手册" className={`${classes.others} no-print`}>
        <span>别的角色：</span>
        {roles
          .filter((one) => one !== role)
          .map((one) => (
            <Link key={one} href={`/manual/${one}`} prefetch={false}>
              {roleLabels[one]}
            </Link>
          ))}
      </nav>
      <p className={classes.note}>图片取自演示数据，人数均为模拟。</p>
    </>
  )
}
