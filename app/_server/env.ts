import 'server-only'

/** Settings of the running server; `npm start` puts them in place, and there is no default for a secret. */
export interface ServerEnv {
  databaseUrl: string
  secret: string
  /** Where browsers reach the desk, as http://127.0.0.1:3000. */
  origin: string
  secureCookies: boolean
  idleMinutes: number
  absoluteHours: number
  /** The county's own sign-in server, or null without one. */
  oidc: OidcEnv | null
}

export interface OidcEnv {
  issuer: string
  clientId: string
  clientSecret: string
  /** What the button calls it. */
  name: string
  /** The claim that must be an account's user name at the first sign-in. */
  claim: string
  /** The server itself asks for a second factor. */
  secondFactor: boolean
}

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`没有设置 ${name}：请用 npm start 启动，它会准备好所需的设置。`)
  return value
}

function positive(name: string, fallback: number): number {
  const text = process.env[name]
  if (!text) return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} 写的是“${text}”，应为正整数。`)
  return value
}

/** scripts/start/settings.mjs has refused what is half set. */
function readOidc(): OidcEnv | null {
  const issuer = process.env.YINGBAO_OIDC_ISSUER
  if (!issuer) return null
  return {
    issuer,
    clientId: required('YINGBAO_OIDC_CLIENT_ID'),
    clientSecret: required('YINGBAO_OIDC_CLIENT_SECRET'),
    name: process.env.YINGBAO_OIDC_NAME || '统一身份认证',
    claim: process.env.YINGBAO_OIDC_CLAIM || 'preferred_username',
    secondFactor: process.env.YINGBAO_OIDC_SECOND_FACTOR === 'provider',
  }
}

let known: ServerEnv | null = null

export function env(): ServerEnv {
  known ??= {
    databaseUrl: required('DATABASE_URL'),
    secret: required('NEXTAUTH_SECRET'),
    origin: required('NEXTAUTH_URL'),
    secureCookies: required('NEXTAUTH_URL').startsWith('https://'),
    idleMinutes: positive('YINGBAO_IDLE_MINUTES', 30),
    absoluteHours: positive('YINGBAO_SESSION_HOURS', 12),
    oidc: readOidc(),
  }
  return known
}
