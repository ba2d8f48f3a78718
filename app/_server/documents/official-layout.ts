import { AlignmentType, LineRuleType, type IParagraphStyleOptions } from 'docx'

/*
 * The layout of official documents after GB/T 9704-2012. Lengths are twips (1/20 pt) unless said otherwise; sizes are half points.
 */

const twipsPerMillimetre = 1440 / 25.4
const twips = (millimetres: number) => Math.round(millimetres * twipsPerMillimetre)

/** A4 with a type area of 156 × 225 mm; the page number's top edge lies 7 mm under it. */
export const page = {
  size: { width: twips(210), height: twips(297) },
  margin: { top: twips(37), left: twips(28), bottom: twips(35), right: twips(26), header: twips(24), footer: twips(23) },
} as const

export const typeAreaWidth = page.size.width - page.margin.left - page.margin.right

/** 22 lines of 28 pt fill 225 mm. */
export const bodyLine = 560
/** 三号 with a quarter point less between signs: 28 signs are 441 pt, and 156 mm are 442.2 pt. */
export const bodySize = 32
export const bodySpacing = -5
/** One sign of the body. */
export const bodySign = 315

export const red = 'E60012'

/** Fonts are named only, never shipped; what to take where one is missing stands in the document's font table. */
export const fontFallbacks = {
  方正小标宋_GBK: ['方正小标宋简体', 'FZXiaoBiaoSong-B05S', '华文中宋', 'Noto Serif CJK SC', '宋体'],
  仿宋_GB2312: ['仿宋', 'FangSong', '方正仿宋_GBK', '华文仿宋', 'Noto Serif CJK SC'],
  楷体_GB2312: ['楷体', 'KaiTi', '方正楷体_GBK', '华文楷体', 'Noto Serif CJK SC'],
  黑体: ['SimHei', '方正黑体_GBK', '微软雅黑', 'Noto Sans CJK SC'],
  宋体: ['SimSun', '方正书宋_GBK', 'Noto Serif CJK SC'],
} as const
export type NamedFont = keyof typeof fontFallbacks

export const digits = 'Times New Roman'

/** Hanzi in the named font, digits and letters in Times New Roman. */
export function fontOf(name: NamedFont) {
  return { ascii: digits, hAnsi: digits, cs: digits, eastAsia: name }
}

/** Exactly this line, whatever font the reader's machine puts in. */
export function exactLine(line: number) {
  return { line, lineRule: LineRuleType.EXACT, before: 0, after: 0 }
}

const bodyRun = { size: bodySize, characterSpacing: bodySpacing }
const indented = { firstLine: 2 * bodySign, firstLineChars: 200 }

function style(id: string, name: string, font: NamedFont, paragraph: IParagraphStyleOptions['paragraph'], run: IParagraphStyleOptions['run'] = bodyRun): IParagraphStyleOptions {
  return { id, name, basedOn: 'Normal', quickFormat: true, run: { font: fontOf(font), ...run }, paragraph: { spacing: exactLine(bodyLine), ...paragraph } }
}

/** The paragraph styles of the document, so that who edits it in Word or WPS changes one style and not every line. */
export const officialStyles: IParagraphStyleOptions[] = [
  style('Masthead', '发文机关标志', '方正小标宋_GBK', { alignment: AlignmentType.CENTER }, { color: red }),
  style('Number', '发文字号', '仿宋_GB2312', { alignment: AlignmentType.CENTER }),
  style('OfficialTitle', '公文标题', '方正小标宋_GBK', { alignment: AlignmentType.CENTER, spacing: exactLine(660), keepNext: true }, { size: 44 }),
  style('OfficialSubtitle', '公文副标题', '楷体_GB2312', { alignment: AlignmentType.CENTER }),
  style('Addressees', '主送机关', '仿宋_GB2312', { alignment: AlignmentType.LEFT }),
  style('HeadingOne', '一级标题', '黑体', { indent: indented, keepNext: true, outlineLevel: 0 }),
  style('HeadingTwo', '二级标题', '楷体_GB2312', { indent: indented, keepNext: true, outlineLevel: 1 }),
  style('Body', '公文正文', '仿宋_GB2312', { indent: indented, alignment: AlignmentType.BOTH }),
  // 附件： two signs in, the annex's name under itself; in Body the two signs of its first line would count before twips in Word.
  style('AnnexNote', '附件说明', '仿宋_GB2312', { indent: { left: 5 * bodySign, hanging: 3 * bodySign }, alignment: AlignmentType.LEFT, keepNext: true, keepLines: true }),
  style('Signature', '署名和日期', '仿宋_GB2312', { alignment: AlignmentType.RIGHT }),
  style('AnnexMark', '附件标记', '黑体', { alignment: AlignmentType.LEFT, keepNext: true }),
  style('TableCaption', '表注', '仿宋_GB2312', { spacing: exactLine(360), keepNext: true }, { size: 21 }),
  style('TableName', '分表名', '黑体', { spacing: { ...exactLine(480), before: 160 }, alignment: AlignmentType.CENTER, keepNext: true }, { size: 24 }),
  style('Notes', '表下说明', '仿宋_GB2312', { spacing: exactLine(300) }, { size: 18 }),
  style('Imprint', '版记', '仿宋_GB2312', { spacing: exactLine(480) }, { size: 28 }),
  style('PageNumber', '页码', '宋体', { spacing: exactLine(280) }, { size: 28, font: '宋体' }),
  style('Mark', '页眉标记', '黑体', { alignment: AlignmentType.RIGHT, spacing: exactLine(320) }, { size: 21, color: 'B3261E' }),
]

/** Ems in a line of one of these styles, less an indent of two and what wide letters take more than half an em. */
export function lineEms(style: string): number {
  const size = Number(officialStyles.find(({ id }) => id === style)?.run?.size ?? bodySize)
  return typeAreaWidth / (size * 10) - 2.5
}
