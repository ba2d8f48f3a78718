import { Button } from '@mantine/core'
import Link from 'next/link'
import { pathWith } from '@/components/ui/search-path'
import type { EntryDeskState } from './use-entry-sheet'
import classes from './save-bar.module.css'

function outcomeOf({ saver, label, sheet }: EntryDeskState): string | null {
  if (saver.saving) return '正在上报…'
  if (saver.refusal) return saver.refusal
  if (!saver.answer || label !== null) return null
  const { saved, unchanged } = saver.answer
  if (saved.length === 0) return `${unchanged}项与已存的相同，没有再存。`
  return `已存${saved.length}项（${sheet.asOf}）${unchanged > 0 ? `，另有${unchanged}项与已存的相同` : ''}。`
}

function restOf({ view: { counts, hour } }: EntryDeskState): string[] {
  return [
    hour.sentence,
    counts.failed > 0 ? `${counts.failed}项未通过，不在上报之内，请看各行的说明` : null,
    counts.changed > 0 ? `${counts.changed}项他人已改，请选用哪一个数` : null,
  ].filter((line) => line !== null)
}

/** The sheet's one action, what it will do, and what came of the last one. Stays in sight below the sheet. */
export function SaveBar({ desk, search }: { desk: EntryDeskState; search: Record<string, string | undefined> }) {
  const { label, save, saver } = desk
  const outcome = outcomeOf(desk)
  return (
    <div className={`${classes.bar} no-print`}>
      <Button onClick={save} disabled={label === null} loading={saver.saving}>
        {label ?? '上报'}
      </Button>
      <div className={classes.barText}>
        <span role={saver.refusal ? 'alert' : 'status'} className={saver.refusal ? classes.refusal : undefined}>
          {outcome}
          {outcome && saver.answer && !saver.refusal && !saver.saving && (
            <>
              {' '}
              <Link href={pathWith('/dashboard', { ...search, town: undefined })} prefetch={false}>
                看排名
              </Link>
            </>
          )}
        </span>
        {restOf(desk).map((line) => (
          <span key={line} className={classes.rest}>
            {line}
          </span>
        ))}
      </div>
      <span className={classes.keys}>回车、↑↓ 换行，Tab 换格，Esc 恢复，Ctrl+S 上报；可从 Excel 粘贴一列，或名称和数字两列</span>
    </div>
  )
}
