import type { JsonSchema } from './openapi'

/** One part of a type as a table prints it: words, and the named schema they lead to. */
export interface TypeWords {
  words: string
  schemaName: string | null
}

const formats: Record<string, string> = { date: '日期', uuid: '编号 (uuid)', binary: '文件' }
const types: Record<string, string> = { string: '文字', integer: '整数', number: '数', boolean: '是否', object: '对象', null: 'null' }

const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1)

/** A schema in a few words, the choices of a union one after another. */
export function typeWords(schema: JsonSchema): TypeWords[] {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.flatMap(typeWords)
  if (schema.$ref) return [{ words: nameOf(schema.$ref), schemaName: nameOf(schema.$ref) }]
  if (schema.type === 'array' && schema.items) return typeWords(schema.items).map(({ words, schemaName }) => ({ words: `${words}[]`, schemaName }))
  if (schema.const !== undefined) return [{ words: JSON.stringify(schema.const), schemaName: null }]
  if (schema.enum) return [{ words: schema.enum.join(' | '), schemaName: null }]
  return [{ words: formats[schema.format ?? ''] ?? types[schema.type ?? ''] ?? '任意', schemaName: null }]
}

/** One line of a table of fields; fields of inner objects stand under their own path, groups[].rows[].name. */
export interface FieldLine {
  path: string
  schema: JsonSchema
  required: boolean
}

/** The object that a field holds without a name of its own: itself, the one behind "or null", or the elements of a list. */
function innerObject(schema: JsonSchema): { object: JsonSchema; suffix: string } | null {
  if (schema.properties) return { object: schema, suffix: '' }
  if (schema.type === 'array' && schema.items) {
    const inner = innerObject(schema.items)
    return inner && { object: inner.object, suffix: `[]${inner.suffix}` }
  }
  const objects = (schema.anyOf ?? []).filter((one) => one.type !== 'null')
  return objects.length === 1 && objects[0] ? innerObject(objects[0]) : null
}

/** The fields of a schema, line by line; those of a choice between objects are listed choice by choice. */
export function fieldLines(schema: JsonSchema, prefix = ''): FieldLine[] {
  if (schema.oneOf) return schema.oneOf.flatMap((choice) => fieldLines(choice, prefix))
  const found = innerObject(schema)
  if (!found) return []
  const { properties = {}, required = [] } = found.object
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${prefix}${name}`
    const inner = innerObject(field)
    return [{ path, schema: field, required: required.includes(name) }, ...(inner ? fieldLines(inner.object, `${path}${inner.suffix}.`) : [])]
  })
}
