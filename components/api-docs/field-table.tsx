import type { JsonSchema } from '@/domain/api/openapi'
import { fieldLines, typeWords, type TypeWords } from '@/domain/api/schema-words'
import classes from './api-docs.module.css'

/** A type in words; named schemas lead to their own table. */
export function TypeCell({ words }: { words: TypeWords[] }) {
  return words.map(({ words: text, schemaName }, index) => (
    <span key={`${text}${index}`}>
      {index > 0 && ' 或 '}
      {schemaName ? <a href={`#schema-${schemaName}`}>{text}</a> : text}
    </span>
  ))
}

/** The fields of a JSON schema; nothing for one that has none of its own. */
export function FieldTable({ caption, schema }: { caption: string; schema: JsonSchema }) {
  const lines = fieldLines(schema)
  if (lines.length === 0) return null
  return (
    <table className={classes.fields}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">栏目</th>
          <th scope="col">类型</th>
          <th scope="col">含义</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ path, schema: field, required }, index) => (
          <tr key={`${path}${index}`}>
            <th scope="row">
              <code>{path}</code>
            </th>
            <td>
              <TypeCell words={typeWords(field)} />
              {required ? '' : '，可不写'}
            </td>
            <td>{field.description}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
