'use client'

import { Button, Textarea, TextInput } from '@mantine/core'
import type { BulletinText } from '@/domain/bulletins/bulletin-text'
import { longestSection } from '@/domain/bulletins/limits'
import classes from './bulletins.module.css'
import { textLabels } from './text-labels'

interface DraftFieldsProps {
  text: BulletinText
  /** What 进展情况 says when it follows the numbers. */
  composedProgress: string
  disabled: boolean
  type: (changed: Partial<BulletinText>) => void
}

function ProgressNote({ restore }: { restore: () => void }) {
  return (
    <p className={classes.line}>
      进展情况与按数字写成的不同。
      <Button variant="subtle" size="compact-sm" onClick={restore}>
        改回按数字写成的
      </Button>
    </p>
  )
}

/** The fields of a draft: what people write of a bulletin. */
export function DraftFields({ text, composedProgress, disabled, type }: DraftFieldsProps) {
  const field = (name: keyof BulletinText) => ({ value: text[name], onChange: (event: { currentTarget: { value: string } }) => type({ [name]: event.currentTarget.value }) })
  return (
    <fieldset className={classes.editor} disabled={disabled}>
      <TextInput label={textLabels.title} maxLength={120} {...field('title')} />
      <TextInput label={`${textLabels.documentNumber}（没有就留空）`} maxLength={60} {...field('documentNumber')} />
      <TextInput label={textLabels.addressees} maxLength={200} {...field('addressees')} />
      <Textarea label={textLabels.progress} description="一行是一段" autosize minRows={6} maxLength={longestSection} {...field('progress')} />
      {text.progress.trim() !== composedProgress.trim() && <ProgressNote restore={() => type({ progress: composedProgress })} />}
      <Textarea label={textLabels.problems} description="没有就留空，不会印出这一节" autosize minRows={3} maxLength={longestSection} {...field('problems')} />
      <Textarea label={textLabels.demands} autosize minRows={3} maxLength={longestSection} {...field('demands')} />
      <TextInput label={`${textLabels.copiedTo}（没有就留空）`} maxLength={200} {...field('copiedTo')} />
    </fieldset>
  )
}
