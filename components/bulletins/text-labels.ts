import type { BulletinText } from '@/domain/bulletins/bulletin-text'

/** What the parts of a draft are called beside their fields. */
export const textLabels: Record<keyof BulletinText, string> = {
  title: '标题',
  documentNumber: '文号',
  addressees: '主送',
  progress: '进展情况',
  problems: '存在的问题',
  demands: '工作要求',
  copiedTo: '抄送',
}
