import { z } from 'zod'

/** A code of the second factor, six digits, spaces allowed between them. */
export const codeRequest = z.strictObject({ code: z.string().trim().max(16, '动态验证码是6位数字，请核对。') })
export type CodeRequest = z.infer<typeof codeRequest>

export const emptyRequest = z.strictObject({})

/** The secret of a second factor being set up: in text, as an otpauth address and as its QR code (the `d` of one SVG path over `size` units). Shown once. */
export const secondFactorBegun = z.strictObject({ secret: z.string(), uri: z.string(), qr: z.strictObject({ size: z.int(), path: z.string() }) })
export type SecondFactorBegun = z.infer<typeof secondFactorBegun>

export const secondFactorGiven = z.strictObject({ confirmed: z.literal(true) })
export const secondFactorRemoved = z.strictObject({ removed: z.literal(true) })

export const secondFactorResetRequest = z.strictObject({ version: z.int().positive() })
export const secondFactorResetAnswer = z.strictObject({ version: z.int().positive() })
