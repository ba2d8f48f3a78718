import { dateParts, type DateParts } from '@/app/_server/workbook/cell-dates'
import { damagedFile, textTooLong, tooMany } from '@/app/_server/workbook/file-problem'
import type { WorkbookLimits } from '@/app/_server/workbook/limits'
import type { Archive } from '@/app/_server/workbook/open-archive'
import { parseXml } from '@/app/_server/workbook/parse-xml'

/** What the sheets of a workbook refer to. */
export interface WorkbookParts {
  sheets: { name: string; hidden: boolean; part: string }[]
  sharedStrings: string[]
  /** By cell style: what of a date it shows, null for a plain number. */
  styleDates: (DateParts | null)[]
  base1904: boolean
}

interface Relation {
  type: string
  part: string
}

/** xl/workbook.xml → xl/_rels/workbook.xml.rels */
function relationsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

/** A target as written, beside the part that names it: ../media, /xl/styles.xml, styles.xml. */
function resolvePart(from: string, target: string): string {
  return decodeURI(new URL(target, `file:///${from}`).pathname).slice(1)
}

async function readRelations(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>()
  const place = relationsPart(part)
  if (!archive.has(place)) return relations
  await parseXml(archive.read(place), {
    open: (name, { Id, Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship' || !Id || TargetMode === 'External') return
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), part: resolvePart(part, Target) })
    },
  })
  return relations
}

/** Where the workbook lies: said by the package, nearly always xl/workbook.xml. null when the zip is no workbook. */
export async function findWorkbookPart(archive: Archive): Promise<string | null> {
  const relations = [...(await readRelations(archive, '')).values()]
  const part = relations.find((relation) => relation.type === 'officeDocument')?.part ?? 'xl/workbook.xml'
  return archive.has(part) && /workbook[^/]*\.xml$/i.test(part) ? part : null
}

function truthy(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

/** Shared strings: rich text runs are joined, the reading aid above hanzi (rPh) is left out. */
async function readSharedStrings(archive: Archive, part: string, limits: WorkbookLimits): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let inText = false
  let inPhonetic = false
  await parseXml(archive.read(part), {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 't') inText = true
      else if (name === 'rPh') inPhonetic = true
    },
    text: (piece) => {
      if (inText && !inPhonetic) text += piece
      if (text.length > limits.cellText) throw textTooLong(null, limits.cellText)
    },
    close: (name) => {
      if (name === 'si') strings.push(plainString(text))
      else if (name === 't') inText = false
      else if (name === 'rPh') inPhonetic = false
    },
  })
  return strings
}

/** Text as a person typed it: the _x000D_ of the file format resolved, line breaks as \n. */
export function plainString(text: string): string {
  const resolved = text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text
  return resolved.includes('\r') ? resolved.replace(/\r\n?/g, '\n') : resolved
}

async function readStyleDates(archive: Archive, part: string): Promise<(DateParts | null)[]> {
  const codes = new Map<number, string>()
  const styles: (DateParts | null)[] = []
  let inCellStyles = false
  await parseXml(archive.read(part), {
    open: (name, attributes) => {
      if (name === 'cellXfs') inCellStyles = true
      else if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'xf' && inCellStyles) {
        const id = Number(attributes.numFmtId ?? 0)
        styles.push(dateParts(id, codes.get(id)))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return styles
}

/** Reads what the sheets need before they can be read themselves. */
export async function readWorkbookParts(archive: Archive, workbook: string, limits: WorkbookLimits): Promise<WorkbookParts> {
  const relations = await readRelations(archive, workbook)
  const listed: { name: string; hidden: boolean; id: string }[] = []
  let base1904 = false
  await parseXml(archive.read(workbook), {
    open: (name, { name: sheetName = '', state, id = '', date1904 }) => {
      if (name === 'workbookPr') base1904 = truthy(date1904)
      if (name === 'sheet') listed.push({ name: sheetName, hidden: state === 'hidden' || state === 'veryHidden', id })
    },
  })
  if (listed.length > limits.sheets) throw tooMany('sheets', limits.sheets)
  const sheets = listed.flatMap(({ name, hidden, id }) => {
    const relation = relations.get(id)
    if (!relation) throw damagedFile()
    return relation.type === 'worksheet' ? [{ name, hidden, part: relation.part }] : []
  })
  const partOf = (type: string) => [...relations.values()].find((relation) => relation.type === type && archive.has(relation.part))?.part
  const strings = partOf('sharedStrings')
  const styles = partOf('styles')
  return {
    sheets,
    base1904,
    sharedStrings: strings ? await readSharedStrings(archive, strings, limits) : [],
    styleDates: styles ? await readStyleDates(archive, styles) : [],
  }
}
