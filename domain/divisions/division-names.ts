import type { DivisionLevel } from '@/domain/divisions/division'

// R4: a name is matched whole. These endings are the same name written shorter or longer, never a stem.
const endings: Record<DivisionLevel, string[][]> = {
  county: [['县'], ['旗'], ['市'], ['区']],
  town: [
    ['镇', '镇人民政府', '镇政府'],
    ['乡', '乡人民政府', '乡政府'],
    ['街道', '街道办事处', '街道办'],
    ['苏木', '苏木人民政府', '苏木政府'],
  ],
  village: [
    ['社区', '社区居委会', '社区居民委员会', '居委会', '居民委员会'],
    ['村', '村委会', '村村委会', '村民委员会', '村村民委员会'],
    ['嘎查', '嘎查委员会', '嘎查村民委员会', '嘎查村委会'],
  ],
}

/** A name taken apart: 五峰村委会 → 五峰 + the village endings. */
interface NamePart {
  stem: string
  family: string[]
}

function nameParts(name: string, level: DivisionLevel): NamePart[] {
  return endings[level].flatMap((family) =>
    family
      .filter((ending) => name.endsWith(ending) && name.length > ending.length)
      .map((ending) => ({ stem: name.slice(0, -ending.length), family })),
  )
}

/** Every usual way to write a full name: 五峰村委会 is also 五峰村, 五峰村村委会, 五峰村村民委员会. */
export function writtenForms(name: string, level: DivisionLevel): Set<string> {
  const forms = nameParts(name, level).flatMap(({ stem, family }) => family.map((ending) => stem + ending))
  return new Set([name, ...forms])
}

/** The stems of a name, with which it may be proposed but never matched: 五峰村委会 → 五峰. */
export function nameStems(name: string, level: DivisionLevel): Set<string> {
  return new Set(nameParts(name, level).map((part) => part.stem))
}
