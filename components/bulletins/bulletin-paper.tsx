import type { BulletinContent } from '@/domain/bulletins/bulletin-content'
import { addresseeLine, sectionHeading } from '@/domain/bulletins/bulletin-marks'
import { yearMonthDay } from '@/domain/time/plain-date'
import classes from './bulletins.module.css'

/** The text of a bulletin as it reads on the page; its annex follows as a table of its own. */
export function BulletinPaper({ content }: { content: BulletinContent }) {
  const { title, addressees, sections, office, issuedOn, copiedTo, supersedesText, documentNumber, issueText } = content
  return (
    <article className={classes.paper} aria-label={`${issueText}正文`}>
      <h2>{title}</h2>
      <p className={classes.flush} style={{ textAlign: 'center' }}>
        {documentNumber ? `${documentNumber}（${issueText}）` : issueText}
      </p>
      {supersedesText && <p>{supersedesText}</p>}
      <p className={classes.flush}>{addresseeLine(addressees)}</p>
      {sections.map(({ heading, paragraphs }, index) => (
        <section key={heading}>
          <h3>{sectionHeading(index, heading)}</h3>
          {paragraphs.map((paragraph, place) => (
            <p key={place}>{paragraph}</p>
          ))}
        </section>
      ))}
      <div className={classes.signature}>
        <div>{office}</div>
        <div>{issuedOn ? yearMonthDay(issuedOn) : '（签发后填日期）'}</div>
      </div>
      {copiedTo !== '' && <p className={classes.flush}>抄送：{copiedTo}</p>}
    </article>
  )
}
