import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import type { OidcRefusal } from '@/domain/accounts/oidc-refusals'
import { isPlainText } from '@/domain/imports/plain-text'
import { codeAsked } from '@/domain/accounts/second-factor'
import { env } from './env'
import { logProblem } from './problem-log'
import { oidcConfig, oidcProvider, readClaims, signInByIdentity } from './oidc'
import { signIn, signOut, type SignIn } from './sign-in'

// next-auth puts a thrown message into its answer: nothing of the database may be in it.
function unavailable(problem: unknown): never {
  logProblem('sign-in failed', problem)
  throw new Error('unavailable')
}

/** next-auth keeps the encrypted cookie and its CSRF token; who the cookie belongs to is asked of the database each time. */
export function authOptions(address: string | null): NextAuthOptions {
  const { secret, secureCookies, absoluteHours, oidc } = env()
  return {
    secret,
    useSecureCookies: secureCookies,
    session: { strategy: 'jwt', maxAge: absoluteHours * 3600 },
    pages: { signIn: '/login', error: '/login' },
    providers: [
      CredentialsProvider({
        credentials: { username: {}, password: {}, code: {} },
        async authorize(credentials) {
          const { username = '', password = '', code } = credentials ?? {}
          if (username.length > 64 || password.length > 256 || (code?.length ?? 0) > 16 || !isPlainText(username)) return null
          const result: SignIn = await signIn(username, password, code ?? null, address).catch(unavailable)
          if (result.outcome === 'code') throw new Error(codeAsked)
          return result.outcome === 'in' ? { id: result.sessionId } : null
        },
      }),
      ...(oidc ? [oidcConfig(oidc)] : []),
    ],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== oidcProvider || !oidc) return true
        const claimed = readClaims({ ...profile }, oidc)
        const result: { sessionId: string } | { refused: OidcRefusal } = claimed ? await signInByIdentity(claimed, address).catch(unavailable) : { refused: 'claims' }
        if ('refused' in result) return `/login?reason=${result.refused}`
        // What the jwt callback puts into the cookie.
        user.id = result.sessionId
        return true
      },
      // The cookie carries the session's id and nothing about the person.
      jwt: ({ token, user }) => (user ? { sid: user.id } : token),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === 'string') await signOut(token.sid, address)
      },
    },
  }
}
