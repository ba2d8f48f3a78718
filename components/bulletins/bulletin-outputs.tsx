import { CopyButton } from '@/components/ui/copy-button'
import classes from './bulletins.module.css'

/** The forms a bulletin is taken away in (R14). */
export function BulletinOutputs({ id, paragraph, isIssued }: { id: string; paragraph: string; isIssued: boolean }) {
  const file = (name: string) => `/api/bulletins/${id}/${name}`
  return (
    <section className={`${classes.section} no-print`}>
      <h2>带走</h2>
      {!isIssued && <p className={classes.line}>还没有签发：下面的文件都印着“草稿”。</p>}
      <ul className={classes.downloads}>
        <li>
          <a href={file('docx')}>公文 .docx（红头）</a>
        </li>
        <li>
          <a href={`${file('docx')}?head=plain`}>公文 .docx（不套红头）</a>
        </li>
        <li>
          <a href={file('xlsx')}>附表 .xlsx</a>
        </li>
        <li>
          <a href={file('picture')}>长图 .png（发微信群）</a>
        </li>
        <li>
          <a href={`/print/bulletins/${id}`}>打印或存为 PDF</a>
        </li>
      </ul>
      <p className={classes.paragraph}>{paragraph}</p>
      <CopyButton text={paragraph} what="这段文字" />
    </section>
  )
}
