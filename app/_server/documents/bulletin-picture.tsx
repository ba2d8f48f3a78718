import { ImageResponse } from 'next/og'
import { groupTotal } from '@/domain/bulletins/annex-columns'
import type { AnnexGroup, BulletinContent } from '@/domain/bulletins/bulletin-content'
import { bulletinMarks, issueLine, sealLine } from '@/domain/bulletins/bulletin-marks'
import { formatThousands } from '@/domain/numbers/format'
import { drawableText } from './drawable-text'
import { pictureFonts } from './picture-fonts'
import { grey, ink, PictureTable, smallPrint } from './picture-table'

/** Pixels, as WeChat shows it without shrinking. */
const pictureWidth = 1080
const margin = 36

interface PartProps {
  content: BulletinContent
  draw: (text: string) => string
}

function MarkBand({ content, draw }: PartProps) {
  const marks = bulletinMarks(content)
  if (marks.length === 0) return null
  return <div style={{ display: 'flex', justifyContent: 'center', padding: '12px 0', background: '#FBEFD9', color: '#9A5B00', fontSize: 30, fontWeight: 700 }}>{draw(marks.join('　'))}</div>
}

function PictureHead({ content, draw }: PartProps) {
  const { title, documentNumber, supersedesText, paragraph } = content
  return (
    <div style={{ display: 'flex', flexDirection: 'column', padding: `32px ${margin}px 20px`, wordBreak: 'break-word' }}>
      <div style={{ display: 'flex', fontSize: 44, fontWeight: 700, lineHeight: 1.3 }}>{draw(title)}</div>
      <div style={{ display: 'flex', marginTop: 12, color: '#0B5B73', fontSize: 32, fontWeight: 700 }}>{draw(issueLine(content))}</div>
      {documentNumber && <div style={{ display: 'flex', marginTop: 4, color: grey, fontSize: 28 }}>{draw(documentNumber)}</div>}
      {supersedesText && <div style={{ display: 'flex', marginTop: 4, color: '#9A5B00', fontSize: 28 }}>{draw(supersedesText)}</div>}
      <div style={{ display: 'flex', marginTop: 20, fontSize: 32, lineHeight: 1.6 }}>{draw(paragraph)}</div>
    </div>
  )
}

/** 一般脱贫户：任务数 26,251 人，已参保 25,723 人，完成率 97.99%，未参保 528 人 */
function groupSentence(group: AnnexGroup): string {
  const { name, quota, persons, rateText, remaining } = { ...groupTotal(group), name: group.name }
  const count = (value: number | null) => (value === null ? '—' : `${formatThousands(value)} 人`)
  return `${name}：任务数 ${count(quota)}，已参保 ${count(persons)}，完成率 ${rateText ?? '—'}，未参保 ${count(remaining)}`
}

function PictureFoot({ content, draw }: PartProps) {
  const { groups, notes, basisText, office } = content
  const seal = sealLine(content)
  const small = [basisText, ...notes, `${office}${seal ? `　${seal}` : ''}`]
  return (
    <div style={{ display: 'flex', flexDirection: 'column', padding: `20px ${margin}px 36px`, wordBreak: 'break-word' }}>
      {groups.map((group, index) => (
        <div key={index} style={{ display: 'flex', marginBottom: 8, fontSize: 28, lineHeight: 1.5 }}>
          {draw(groupSentence(group))}
        </div>
      ))}
      {small.map((line, index) => (
        <div key={index} style={{ display: 'flex', marginTop: 6, color: grey, fontSize: smallPrint, lineHeight: 1.45 }}>
          {draw(line)}
        </div>
      ))}
    </div>
  )
}

function Picture(props: PartProps) {
  return (
    <div style={{ display: 'flex', flexDirection: 'column', width: pictureWidth, background: '#fff', color: ink, fontFamily: 'Noto Sans SC' }}>
      {MarkBand(props)}
      {PictureHead(props)}
      <div style={{ display: 'flex', padding: `0 ${margin}px` }}>
        <PictureTable {...props} width={pictureWidth - 2 * margin} />
      </div>
      {PictureFoot(props)}
    </div>
  )
}

/**
 * The bulletin as a PNG for a group chat (R14), 1080 pixels wide and as high as it needs. Every text goes through
 * `drawableText`: nothing is asked of the network.
 */
export async function bulletinPicture(content: BulletinContent): Promise<Buffer> {
  const { fonts, has } = await pictureFonts()
  const draw = (text: string) => drawableText(text, has)
  // Without a height the picture is as high as its content; left out, it would be 630.
  const response = new ImageResponse(<Picture content={content} draw={draw} />, { width: pictureWidth, height: undefined, fonts })
  return Buffer.from(await response.arrayBuffer())
}
