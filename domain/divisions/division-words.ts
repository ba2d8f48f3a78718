/** The last characters of a county's town and village names, each ending once: enough to tell what they are called. */
export interface NameEndings {
  towns: readonly string[]
  villages: readonly string[]
}

/** What a county calls itself, its towns and its villages, for sentences, headings and labels. */
export interface DivisionWords {
  /** 全县, 全旗, 全区, 全市 */
  whole: string
  /** 镇; 乡镇; 镇（街道）; 苏木镇（街道）: goes after 各, 个, 该. */
  town: string
  /** 村（社区）; 嘎查村（社区） */
  village: string
  /** Without brackets, where room is short: 村; 嘎查村. */
  villageShort: string
}

/** Words while nothing is known of a county's divisions. */
export const usualWords: DivisionWords = { whole: '全县', town: '镇', village: '村（社区）', villageShort: '村' }

/** In the order in which the words are put together: 苏木乡镇, 嘎查村. */
const townKinds = ['苏木', '乡', '镇'] as const
const streetEndings = ['街道', '街道办', '街道办事处']
const villageKinds = { 嘎查: ['嘎查', '嘎查委员会', '嘎查村民委员会', '嘎查村委会'], 村: ['村', '村委会', '村民委员会'] } as const
const communityEndings = ['社区', '居委会', '居民委员会']

function ends(names: readonly string[], endings: readonly string[]): boolean {
  return names.some((name) => endings.some((ending) => name.endsWith(ending)))
}

/** 镇 + 街道 → 镇（街道）; streets alone stand without brackets. */
function joined(main: string, aside: string): string {
  if (main === '' || aside === '') return main || aside
  return `${main}（${aside}）`
}

function wholeWord(county: string): string {
  const ending = ['旗', '区', '市'].find((one) => county.endsWith(one))
  return ending ? `全${ending}` : usualWords.whole
}

/**
 * Words for a county's divisions from the names they have. A kind that does not end like a town (开发区, 示范区) is left to
 * the general word. Villages that no list names yet are 村（社区）.
 * // R4
 */
export function divisionWords(county: string, { towns, villages }: NameEndings): DivisionWords {
  const town = joined(townKinds.filter((kind) => ends(towns, [kind])).join(''), ends(towns, streetEndings) ? '街道' : '')
  const isGacha = ends(villages, villageKinds.嘎查)
  // 嘎查村委会 is a gacha's committee, not a village's.
  const others = villages.filter((name) => !ends([name], villageKinds.嘎查))
  const villageShort = `${isGacha ? '嘎查' : ''}${ends(others, villageKinds.村) ? '村' : ''}`
  const village = joined(villageShort, ends(villages, communityEndings) ? '社区' : '')
  return {
    whole: wholeWord(county),
    town: town || usualWords.town,
    village: village || usualWords.village,
    villageShort: villageShort || village || usualWords.villageShort,
  }
}

/** What one town is by its name, for 本镇 and 镇上报数: 镇, 乡, 街道, 苏木; 单位 for another kind, as a development zone. */
export function townWord(name: string): string {
  if (ends([name], streetEndings)) return '街道'
  return townKinds.find((one) => name.endsWith(one)) ?? '单位'
}
