import classes from './demo-band.module.css'

/** Marks example data on every screen and in print, quietly (design.md, Colour). */
export function DemoBand() {
  return <div className={classes.band}>演示数据</div>
}
