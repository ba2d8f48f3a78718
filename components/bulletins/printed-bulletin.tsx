import { addresseeLine, bulletinMarks, issueLine, sealLine, sectionHeading } from '@/domain/bulletins/bulletin-marks'
import type { BulletinContent } from '@/domain/bulletins/bulletin-content'
import { yearMonthDay } from '@/domain/time/plain-date'
import { PrintButton } from '@/components/ui/print-button'
import { AnnexTable } from './annex-table'
import classes from './printed-bulletin.module.css'

function PrintedHead({ content }: { content: BulletinContent }) {
  const { office, documentNumber, title, supersedesText } = content
  const marks = bulletinMarks(content)
  return (
    <header>
      {marks.length > 0 && <p className={classes.marks}>{marks.join('　')}</p>}
      <p className={classes.office}>{office}</p>
      {documentNumber && <p className={classes.number}>{documentNumber}</p>}
      <hr className={classes.rule} />
      <h1 className={classes.title}>{title}</h1>
      <p className={classes.subtitle}>（{issueLine(content)}）</p>
      {supersedesText && <p className={classes.subtitle}>{supersedesText}</p>}
    </header>
  )
}

function PrintedText({ content }: { content: BulletinContent }) {
  const { addressees, sections, annexTitle, office, issuedOn } = content
  const filled = sections.filter(({ paragraphs }) => paragraphs.length > 0)
  return (
    <div className={classes.text}>
      <p className={classes.addressees}>{addresseeLine(addressees)}</p>
      {filled.map(({ heading, paragraphs }, index) => (
        <section key={index}>
          <h2>{sectionHeading(index, heading)}</h2>
          {paragraphs.map((text, line) => (
            <p key={line}>{text}</p>
          ))}
        </section>
      ))}
      <p>附件：{annexTitle}</p>
      <div className={classes.signature}>
        <p>{office}</p>
        <p>{issuedOn ? yearMonthDay(issuedOn) : '（草稿，未签发）'}</p>
      </div>
    </div>
  )
}

/** A bulletin on paper: text, signature, the annex on a page of its own, and the seal below; nothing to press but the printer. */
export function PrintedBulletin({ content }: { content: BulletinContent }) {
  const { annexTitle, copiedTo } = content
  const seal = sealLine(content)
  return (
    <article className={classes.bulletin}>
      <PrintButton />
      <PrintedHead content={content} />
      <PrintedText content={content} />
      <section className={classes.annex}>
        <p className={classes.annexMark}>附件</p>
        <h2 className={classes.annexTitle}>{annexTitle}</h2>
        <AnnexTable content={content} />
        {seal && <p className={classes.seal}>{seal}</p>}
        {copiedTo && <p className={classes.copies}>抄送：{copiedTo.replace(/[。.]+$/, '')}。</p>}
      </section>
    </article>
  )
}
