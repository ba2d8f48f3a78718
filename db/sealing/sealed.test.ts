import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { canonicalText, sha256 } from './canonical'
import { ruleVersions, type SealedBulletin } from './seal'

/*
 * A sealed bulletin of every rule version, as its bytes were written, stays here for good (architecture, decision 14): the
 * example's second bulletin. When one of these fails, bulletins of real counties no longer verify: the changed rule is a new
 * version beside the old one, never a new fixture.
 */
const folder = path.join(import.meta.dirname, 'sealed')
const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
const read = (name: string) => readFileSync(path.join(folder, name))

test('every version of the rules has one', () => {
  expect(names.map((name) => Number(name.split('-')[0])).sort()).toEqual(Object.keys(ruleVersions).map(Number).sort())
})

describe.each(names)('%s', (name) => {
  const bytes = read(name)
  const seal = JSON.parse(bytes.toString('utf8')) as SealedBulletin

  test('has the hash it was sealed with, and is written canonically', () => {
    expect(`${sha256(bytes)}\n`).toBe(read(name.replace(/json$/, 'sha256')).toString('utf8'))
    expect(canonicalText(seal)).toBe(bytes.toString('utf8'))
    expect(seal.format).toBe('yingbao.bulletin/1')
  })

  test('its results still follow from its inputs', () => {
    expect(seal.ruleVersion).toBe(Number(name.split('-')[0]))
    expect(ruleVersions[seal.ruleVersion]!(seal.inputs)).toEqual(seal.results)
  })
})
