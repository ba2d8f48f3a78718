import { describe, expect, it } from 'vitest'
import { fieldLines, typeWords } from './schema-words'

describe('schemas in words', () => {
  it.each([
    [{ type: 'string', format: 'date' }, '日期'],
    [{ anyOf: [{ type: 'integer' }, { type: 'null' }] }, '整数 或 null'],
    [{ type: 'array', items: { $ref: '#/components/schemas/Row' } }, 'Row[]'],
    [{ type: 'string', enum: ['town', 'village'] }, 'town | village'],
    [{ const: 'edit' }, '"edit"'],
    [{}, '任意'],
  ])('%j is %s', (schema, words) => {
    expect(typeWords(schema).map((one) => one.words).join(' 或 ')).toBe(words)
  })

  it('lists inner objects under their path, through lists and "or null", and stops at named ones', () => {
    const row = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] }
    const schema = {
      type: 'object',
      properties: { groups: { type: 'array', items: row }, place: { anyOf: [row, { type: 'null' }] }, other: { $ref: '#/components/schemas/Row' } },
      required: ['groups'],
    }
    expect(fieldLines(schema).map(({ path, required }) => `${path}${required ? '!' : ''}`)).toEqual(['groups!', 'groups[].name!', 'place', 'place.name!', 'other'])
  })
})
