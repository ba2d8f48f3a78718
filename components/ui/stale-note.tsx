import { Notice } from './notice'

const clockTime = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** 21:05, from milliseconds of this browser's clock. */
export function clockText(at: number): string {
  return clockTime.format(at)
}

/** Says since when the page could not be refreshed, by this browser's clock, or why the server no longer answers. */
export function StaleNote({ staleSince, refusal }: { staleSince: number | null; refusal: string | null }) {
  if (refusal) return <Notice>{refusal}</Notice>
  if (staleSince === null) return null
  return <Notice>自 {clockText(staleSince)} 起未能更新，页面上是那时的数字；连上服务器后会自动更新。</Notice>
}
