import bar from './progress-bar.module.css'
import classes from './dashboard.module.css'

/** How to read the bars: three words beside three small drawings. */
export function BarKey() {
  return (
    <p className={classes.key} aria-hidden>
      <span>
        <i className={`${classes.sample} ${bar.done}`} /> 已参保缴费
      </span>
      <span>
        <i className={`${classes.sampleTick} ${bar.due}`} /> 当日应达
      </span>
      <span>
        <i className={`${classes.sampleLine} ${bar.next}`} /> 下一节点
      </span>
      <span>
        <i className={`${classes.sample} ${bar.behind}`} /> 差
      </span>
      <span>
        <i className={`${classes.sample} ${bar.ahead}`} /> 多
      </span>
    </p>
  )
}
