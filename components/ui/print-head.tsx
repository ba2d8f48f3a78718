import classes from './ui.module.css'

/** County and campaign above a printed page, where the desk's own head is left out. */
export function PrintHead({ county, coverageYear, demo }: { county: string; coverageYear: number; demo: boolean }) {
  return (
    <p className={classes.printHead}>
      {county} · {coverageYear}年度城乡居民医保参保缴费{demo && '（演示数据）'}
    </p>
  )
}
