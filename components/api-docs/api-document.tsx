import type { OpenApiDocument } from '@/domain/api/openapi'
import { PageHeading } from '@/components/ui/page-heading'
import { PrintButton } from '@/components/ui/print-button'
import { ApiOperation } from './api-operation'
import { FieldTable } from './field-table'
import classes from './api-docs.module.css'

/** The whole API for people: every route with what it takes and answers, then the named schemas. Drawn on the server alone. */
export function ApiDocument({ document }: { document: OpenApiDocument }) {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })))
  const chapters = document.tags.map(({ name }) => ({ name, operations: operations.filter(({ operation }) => operation.tags[0] === name) }))
  return (
    <>
      <PageHeading title="接口说明" actions={<PrintButton />} />
      <p>
        供税务、医保等单位用程序报送和读取数据。{document.info.description}程序可以读取{' '}
        <a href="/api/openapi.json">OpenAPI 3.1 文件</a>（版本 {document.info.version}）。
      </p>
      <nav aria-label="接口目录" className={`${classes.contents} no-print`}>
        {chapters.map(({ name }) => (
          <a key={name} href={`#${name}`}>
            {name}
          </a>
        ))}
        <a href="#schemas">数据结构</a>
      </nav>
      {chapters.map(({ name, operations: inChapter }) => (
        <section key={name}>
          <h2 id={name}>{name}</h2>
          {inChapter.map(({ path, method, operation }) => (
            <ApiOperation key={operation.operationId} path={path} method={method} operation={operation} />
          ))}
        </section>
      ))}
      <section>
        <h2 id="schemas">数据结构</h2>
        {Object.entries(document.components.schemas).map(([name, schema]) => (
          <article key={name} id={`schema-${name}`} className={classes.operation}>
            <h3>
              <code>{name}</code> {schema.description}
            </h3>
            <FieldTable caption={`${name} 的栏目`} schema={schema} />
          </article>
        ))}
      </section>
    </>
  )
}
