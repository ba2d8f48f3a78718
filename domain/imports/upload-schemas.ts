import { z } from 'zod'
import { exactly } from '@/domain/api/exact-schema'
import type { RowProblem } from '@/domain/imports/row-problem'

/** The name of an uploaded file as it travels in the query: shown back and kept in the audit note, never used as a path. */
export const fileNameSchema = z
  .string()
  .trim()
  .min(1, '没有文件名，请重新选择文件。')
  .max(200, '文件名超过200个字，请改短后重新上传。')
  .refine((name) => !/[\u0000-\u001f\u007f]/.test(name), '文件名里含有不能显示的符号，请改名后重新上传。')
  .describe('文件名，.xlsx 或 .csv')

/** What a preview was held against: a confirmed import must find the same. */
export const fingerprintSchema = z
  .string()
  .regex(/^[0-9a-f]{32}$/, '缺少预览的标记，请重新预览后再导入。')
  .describe('预览时得到的标记；预览之后数据有变的，导入被拒绝')

/** One place of a file that must be mended. */
export const rowProblemSchema = exactly<RowProblem>()(
  z
    .strictObject({
      sheet: z.string().describe('工作表'),
      row: z.int().nullable().describe('行号；缺一整行时为 null'),
      column: z.strictObject({ letter: z.string(), heading: z.string() }).nullable().describe('列；指整行时为 null'),
      read: z.string().describe('读到的'),
      expected: z.string().describe('应有的'),
      sentence: z.string().describe('一句话说明：读到什么、应是什么、怎么改'),
    })
    .meta({ id: 'RowProblem', description: '文件里要改的一处' }),
)
