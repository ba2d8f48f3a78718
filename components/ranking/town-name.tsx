import Link from 'next/link'
import { townWord } from '@/domain/divisions/division-words'
import classes from './village-table.module.css'

/** A town's name as the way to its own page, for who may open it; the reader's own carries a mark. */
export function TownName({ name, href, isOwn }: { name: string; href: string | null; isOwn: boolean }) {
  return (
    <>
      {href === null ? (
        name
      ) : (
        <Link href={href} prefetch={false}>
          {name}
        </Link>
      )}
      {isOwn && <span className={classes.ownMark}>本{townWord(name)}</span>}
    </>
  )
}
