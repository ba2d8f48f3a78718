import { z } from 'zod'
import { isPlainDate, type PlainDate } from './plain-date'

/** A day in a request or a setting. Beside the type, not with it: browsers that only print days load no schemas. */
export const plainDateSchema = z
  .string()
  .refine(isPlainDate, '日期应写作 2021-11-23 的样子。')
  .transform((text) => text as PlainDate)
  .meta({ format: 'date', examples: ['2021-11-23'] })
