import classes from './screen.module.css'

interface ScreenOverProps {
  /** Why the server no longer answers, in its own words. */
  sentence: string
  /** As of when the numbers were that the display last showed. */
  asOfText: string
  /** This display's own address, to come back to. */
  href: string
}

/** In place of numbers that nobody may take for today's: what happened, and what to do at the computer behind the wall. */
export function ScreenOver({ sentence, asOfText, href }: ScreenOverProps) {
  return (
    <section className={classes.over} role="alert">
      <h2>大屏已停止更新</h2>
      <p>{sentence}</p>
      <p>{asOfText}</p>
      <p>
        请在连接大屏的电脑上<a href={`/login?next=${encodeURIComponent(href)}`}>重新登录</a>，登录后会回到本页，再点一次“在大屏上持续显示”。
      </p>
    </section>
  )
}
