import Link from 'next/link'
import type { DaySearch } from '@/components/ui/search-path'
import { screenHref, turnSeconds, type ScreenChoices } from './screen-choices'
import type { Turning } from './use-turning'
import classes from './screen.module.css'

interface ScreenControlsProps {
  turning: Turning
  pages: readonly { title: string }[]
  search: DaySearch
  choices: ScreenChoices
  children: React.ReactNode
}

function fullScreen(): void {
  // Older kernels and framed pages have none; the browser's own F11 does the same.
  if (document.fullscreenElement) void document.exitFullscreen()
  else void document.documentElement.requestFullscreen?.().catch(() => {})
}

/** What somebody at the computer behind the wall can do; small, for the wall is not for it. */
export function ScreenControls({ turning, pages, search, choices, children }: ScreenControlsProps) {
  const other = choices.theme === 'dark' ? 'light' : 'dark'
  return (
    <nav className={classes.controls} aria-label="大屏控制">
      <span className={classes.turns}>
        <button type="button" onClick={() => turning.turn(-1)} aria-label="上一页">
          ‹
        </button>
        <button type="button" onClick={() => turning.setPaused(!turning.isPaused)} aria-pressed={turning.isPaused}>
          {turning.isPaused ? '继续翻页' : '暂停翻页'}
        </button>
        <button type="button" onClick={() => turning.turn(1)} aria-label="下一页">
          ›
        </button>
        <span>
          {turning.index + 1}/{pages.length} {pages[turning.index]?.title}
        </span>
        {turnSeconds.map((seconds) => (
          <Link key={seconds} href={screenHref(search, { ...choices, seconds })} replace prefetch={false} aria-current={seconds === choices.seconds ? 'true' : undefined}>
            {seconds} 秒
          </Link>
        ))}
      </span>
      <Link href={screenHref(search, { ...choices, theme: other })} replace prefetch={false}>
        {other === 'dark' ? '深色' : '浅色'}
      </Link>
      <button type="button" className={classes.turns} onClick={fullScreen}>
        全屏
      </button>
      {children}
      <Link href="/dashboard" prefetch={false}>
        返回进度总览
      </Link>
    </nav>
  )
}
