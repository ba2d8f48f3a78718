import type { Operation, Parameter } from '@/domain/api/openapi'
import { typeWords } from '@/domain/api/schema-words'
import { FieldTable, TypeCell } from './field-table'
import classes from './api-docs.module.css'

const places: Record<Parameter['in'], string> = { path: '路径', query: '网址', header: '请求头' }

function Parameters({ parameters }: { parameters: Parameter[] }) {
  if (parameters.length === 0) return null
  return (
    <table className={classes.fields}>
      <caption>参数</caption>
      <thead>
        <tr>
          <th scope="col">名称</th>
          <th scope="col">位置</th>
          <th scope="col">类型</th>
          <th scope="col">含义</th>
        </tr>
      </thead>
      <tbody>
        {parameters.map(({ name, in: place, required, description, schema }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>
              {places[place]}
              {required ? '，必填' : ''}
            </td>
            <td>
              <TypeCell words={typeWords(schema)} />
            </td>
            <td>{description}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A sample as it travels; wide ones scroll, also by keyboard. */
function Example({ title, value }: { title: string; value: unknown }) {
  return (
    <figure className={classes.example}>
      <figcaption>{title}</figcaption>
      <pre tabIndex={0} aria-label={title}>
        {JSON.stringify(value, null, 2)}
      </pre>
    </figure>
  )
}

function Body({ operation }: { operation: Operation }) {
  const content = operation.requestBody?.content
  const json = content?.['application/json']
  if (!content) return null
  if (!json?.schema) return <p>提交的内容：文件本身（application/octet-stream）。</p>
  return (
    <>
      <FieldTable caption="提交的内容（JSON）" schema={json.schema} />
      {json.example !== undefined && <Example title="提交示例" value={json.example} />}
    </>
  )
}

function Answers({ operation }: { operation: Operation }) {
  const answers = Object.entries(operation.responses)
  const [, first] = answers.find(([status]) => status.startsWith('2')) ?? []
  const json = first?.content?.['application/json']
  return (
    <>
      <table className={classes.fields}>
        <caption>回答</caption>
        <thead>
          <tr>
            <th scope="col">状态</th>
            <th scope="col">内容</th>
            <th scope="col">含义</th>
          </tr>
        </thead>
        <tbody>
          {answers.map(([status, { description, content = {} }]) => (
            <tr key={status}>
              <th scope="row">{status}</th>
              <td>
                {Object.entries(content).map(([type, { schema }]) =>
                  type === 'application/json' && schema ? <TypeCell key={type} words={typeWords(schema)} /> : <code key={type}>{type} </code>,
                )}
              </td>
              <td>{description}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {json?.schema && <FieldTable caption="回答的栏目" schema={json.schema} />}
      {json?.example !== undefined && <Example title="回答示例" value={json.example} />}
    </>
  )
}

/** One route: what it does, who may, what it takes, what it answers. */
export function ApiOperation({ path, method, operation }: { path: string; method: string; operation: Operation }) {
  return (
    <article id={operation.operationId} className={classes.operation}>
      <h3>
        <span className={classes.method}>{method}</span> <code>{path}</code>
      </h3>
      <p className={classes.summary}>{operation.summary}</p>
      {operation.description.split('\n').map((line) => (
        <p key={line} className={classes.note}>
          {line}
        </p>
      ))}
      <Parameters parameters={operation.parameters} />
      <Body operation={operation} />
      <Answers operation={operation} />
    </article>
  )
}
