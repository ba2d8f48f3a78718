import { cutOffText, type CutOff } from './cut-off'

/** 通报（截至11月23日17时）; 第4期更正版（截至11月16日17时）: what a bulletin is called before it has a number. */
export function draftName({ cutOff, supersedesNumber }: { cutOff: CutOff; supersedesNumber: number | null }): string {
  return `${supersedesNumber === null ? '通报' : `第${supersedesNumber}期更正版`}（截至${cutOffText(cutOff)}）`
}
