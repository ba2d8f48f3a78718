import { z } from 'zod'

/** A division code in a request or a file. */
export const divisionCodeSchema = z.string().regex(/^(\d{6}|\d{9}|\d{12})$/, '区划代码应为6位（县）、9位（镇）或12位（村）数字。')
