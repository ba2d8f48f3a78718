import { pathWith } from '@/components/ui/search-path'
import classes from './accounts.module.css'

interface PageLinksProps {
  path: string
  search: Record<string, string | undefined>
  page: number
  pages: number
}

/** 上一页 · 第2页，共3页 · 下一页; nothing when all is on one page. */
export function PageLinks({ path, search, page, pages }: PageLinksProps) {
  if (pages <= 1) return null
  return (
    <nav className={`${classes.pages} no-print`} aria-label="翻页">
      {page > 1 && <a href={pathWith(path, { ...search, page: String(page - 1) })}>上一页</a>}
      <span>
        第{page}页，共{pages}页
      </span>
      {page < pages && <a href={pathWith(path, { ...search, page: String(page + 1) })}>下一页</a>}
    </nav>
  )
}
