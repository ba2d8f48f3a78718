import type { ReportingLevel } from '@/domain/campaigns/choices'
import { codeLength, inForce, parentCode, type Division } from '@/domain/divisions/division'
import { matchDivision, normalCode, type DivisionScope } from '@/domain/divisions/match-division'
import { cellText, compactText, type CellValue } from '@/domain/imports/sheet'
import { directLineName } from '@/domain/progress/town-overview'
import type { PlainDate } from '@/domain/time/plain-date'

/** What a row says about whose count it is. */
export interface PlaceCells {
  code?: CellValue | undefined
  town?: CellValue | undefined
  village?: CellValue | undefined
  /** A column that does not say whether it means towns or villages: 单位. */
  name?: CellValue | undefined
}

export type FoundPlace = { ok: true; division: Division; level: ReportingLevel; formerName: string | null } | { ok: false; sentence: string }

export interface PlaceContext {
  /** The county or town the file is of. */
  place: { code: string; name: string }
  divisions: readonly Division[]
}

const isBelow = (one: Division, parent: string) => parentCode(one.code) === parent

function groupBy(divisions: readonly Division[], keyOf: (one: Division) => string): Map<string, Division[]> {
  const groups = new Map<string, Division[]>()
  for (const one of divisions) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

const isDirect = (cells: PlaceCells) => [cells.village, cells.name].some((value) => compactText(value) === directLineName)

/** Long or strange text in a cell, short enough to be shown back. */
function clipped(value: CellValue | undefined): CellValue | undefined {
  const text = typeof value === 'string' ? cellText(value) : ''
  return text.length > 60 ? `${text.slice(0, 60)}…` : value
}

/**
 * Finds divisions for the rows of a file, thousands of them: first by exact name or code from an index, and only what that
 * does not settle by the full comparison, which also knows why nothing fits (R4).
 */
export function makePlaceFinder(context: PlaceContext) {
  const byCode = new Map(context.divisions.map((one) => [one.code, one]))
  const below = groupBy(context.divisions, (one) => parentCode(one.code) ?? '')
  const named = groupBy(context.divisions, (one) => `${parentCode(one.code)} ${compactText(one.name)}`)
  const county = byCode.get(context.place.code.slice(0, codeLength.county)) ?? { ...context.place, code: context.place.code.slice(0, codeLength.county) }

  /** The division that name and code name exactly, each where it is given; null leaves it to the full comparison. */
  function exactMatch(name: string, code: string, parent: string, asOf: PlainDate): Division | null {
    const coded = byCode.get(code)
    const candidates = code !== '' ? (coded && isBelow(coded, parent) && (name === '' || name === compactText(coded.name)) ? [coded] : []) : (named.get(`${parent} ${name}`) ?? [])
    const current = candidates.filter((one) => inForce(one, asOf))
    return current.length === 1 ? current[0]! : null
  }

  function match(cells: { name?: CellValue | undefined; code?: CellValue | undefined }, parent: Pick<Division, 'code' | 'name'>, level: 'town' | 'village', asOf: PlainDate): FoundPlace {
    const { name } = cells
    const given = { ...(name === undefined ? {} : { name: clipped(name) ?? null }), ...(cells.code === undefined ? {} : { code: clipped(cells.code) ?? null }) }
    const siblings = below.get(parent.code) ?? []
    const exact = exactMatch(compactText(name), normalCode(cells.code), parent.code, asOf)
    if (exact) return { ok: true, division: exact, level, formerName: null }
    const scope: DivisionScope = { parent, level, divisions: siblings, asOf }
    const near = matchDivision(given, scope)
    if (near.ok) return { ok: true, division: near.division, level, formerName: near.formerName ?? null }
    const told = matchDivision(given, { ...scope, divisions: context.divisions })
    return told.ok ? { ok: true, division: told.division, level, formerName: told.formerName ?? null } : { ok: false, sentence: told.sentence }
  }

  function townOf(cells: PlaceCells, asOf: PlainDate): FoundPlace {
    if (compactText(cells.town) !== '') return match({ name: cells.town }, county, 'town', asOf)
    const own = byCode.get(context.place.code)
    if (own && own.level === 'town') return { ok: true, division: own, level: 'town', formerName: null }
    return { ok: false, sentence: `“${cellText(clipped(cells.village))}”没有写明属于哪个镇，请加“镇”一列写镇的全称，或填区划代码。` }
  }

  function byCodeOf(cells: PlaceCells, asOf: PlainDate): FoundPlace {
    const code = normalCode(cells.code)
    const ownName = compactText(cells.village) !== '' ? cells.village : cells.name
    if (code.length === codeLength.village) {
      const townCode = code.slice(0, codeLength.town)
      const ownTown = context.place.code.length === codeLength.town ? context.place : byCode.get(townCode)
      return match({ code: cells.code, name: ownName }, ownTown ?? { code: townCode, name: context.place.name }, 'village', asOf)
    }
    const name = compactText(cells.town) !== '' ? cells.town : isDirect(cells) ? undefined : cells.name
    return match({ code: cells.code, name }, county, 'town', asOf)
  }

  function byNameOf(cells: PlaceCells, asOf: PlainDate): FoundPlace {
    const [village, name] = [compactText(cells.village), compactText(cells.name)]
    if (village === '' && compactText(cells.town) !== '' && name === '') return match({ name: cells.town }, county, 'town', asOf)
    const ownPlace = byCode.get(context.place.code)
    const isTownsSheet = ownPlace?.level !== 'town' && compactText(cells.town) === ''
    if (village === '' && (isTownsSheet || (ownPlace && name === compactText(ownPlace.name)))) return match({ name: cells.name }, county, 'town', asOf)
    const town = townOf(cells, asOf)
    if (!town.ok) return town
    return match({ name: village !== '' ? cells.village : cells.name }, town.division, 'village', asOf)
  }

  /** The division and the level a row is of: a village, a town's own number, or 镇直, which is the town's line among its villages (R8). */
  return function find(cells: PlaceCells, asOf: PlainDate): FoundPlace {
    const coded = normalCode(cells.code) !== ''
    if (!isDirect(cells)) return coded ? byCodeOf(cells, asOf) : byNameOf(cells, asOf)
    const town = coded ? byCodeOf(cells, asOf) : townOf(cells, asOf)
    return town.ok ? { ...town, level: 'village' } : town
  }
}
