import classes from './demo-band.module.css'

/**
 * Marks example data on every screen and in print, quietly (design.md, Colour). `aboveFrame`: it stands before a frame of places, as
 * a hatched edge above its header, so that it covers neither figures nor buttons.
 */
export function DemoBand({ aboveFrame = false }: { aboveFrame?: boolean }) {
  return <div className={aboveFrame ? `${classes.band} ${classes.aboveFrame}` : classes.band}>演示数据</div>
}
