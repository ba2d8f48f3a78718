import { z } from 'zod'
import type { RouteDescription } from '@/domain/api/route-description'

const nothing = z.strictObject({})
const signInDetail = '先 GET /api/auth/csrf 取得 csrfToken，再以表单 POST /api/auth/callback/credentials（username、password、csrfToken、json=true）；登录后凭 Cookie 访问。POST /api/auth/signout 退出。'

export const sessionQuery = nothing

export const readSession: RouteDescription = {
  summary: '是否仍在登录中',
  query: sessionQuery,
  answers: { 200: { meaning: '仍在登录中', schema: nothing, example: {} } },
}

export const readHealth: RouteDescription = {
  summary: '系统与数据库是否在答',
  answers: {
    200: { meaning: '在答', schema: z.strictObject({ ok: z.literal(true) }), example: { ok: true } },
    503: { meaning: '数据库没有答', schema: z.strictObject({ ok: z.literal(false) }), example: { ok: false } },
  },
}

export const readSignIn: RouteDescription = {
  summary: '登录与退出所用（Auth.js）',
  detail: signInDetail,
  params: { nextauth: 'csrf、session、providers 等' },
  answers: { 200: { meaning: '由 Auth.js 答', schema: z.looseObject({}).nullable() } },
}

export const signIn: RouteDescription = {
  summary: '登录、退出',
  detail: signInDetail,
  params: { nextauth: 'callback/credentials 登录、signout 退出' },
  answers: { 200: { meaning: '由 Auth.js 答；登录未通过时 401', schema: z.looseObject({}) } },
}
