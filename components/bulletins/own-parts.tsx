'use client'

import { CopyButton } from '@/components/ui/copy-button'
import ui from '@/components/ui/ui.module.css'
import type { BulletinText } from '@/domain/bulletins/bulletin-text'
import classes from './bulletins.module.css'
import { textLabels } from './text-labels'
import type { TextParts } from './typed-text'

const inOrder = Object.keys(textLabels) as (keyof BulletinText)[]

/** What was typed on a draft that a colleague's save overtook: below the text, by the buttons, to be copied from, until it is dismissed or saved. */
export function OwnParts({ parts, dismiss }: { parts: TextParts; dismiss: () => void }) {
  const own = inOrder.flatMap((name) => (parts[name] === undefined ? [] : [{ name, text: parts[name] }]))
  if (own.length === 0) return null
  return (
    <details className={classes.ownParts} open>
      <summary>别人已保存新的一稿，您没有保存的改动在这里</summary>
      {own.map(({ name, text }) => (
        <section key={name} aria-label={`您写的${textLabels[name]}`}>
          <h3>{textLabels[name]}</h3>
          <p>{text.trim() === '' ? '（您删去了全部文字）' : text}</p>
          {text.trim() !== '' && <CopyButton text={text} what={textLabels[name]} />}
        </section>
      ))}
      <button type="button" className={ui.button} onClick={dismiss}>
        不再保留这些改动
      </button>
    </details>
  )
}
