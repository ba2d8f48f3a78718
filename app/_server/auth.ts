import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { env } from './env'
import { signIn, signOut } from './sign-in'

/** next-auth keeps the encrypted cookie and its CSRF token; who the cookie belongs to is asked of the database each time. */
export function authOptions(): NextAuthOptions {
  const { secret, secureCookies, absoluteHours } = env()
  return {
    secret,
    useSecureCookies: secureCookies,
    session: { strategy: 'jwt', maxAge: absoluteHours * 3600 },
    pages: { signIn: '/login', error: '/login' },
    providers: [
      CredentialsProvider({
        credentials: { username: {}, password: {} },
        async authorize(credentials, request) {
          const address = request.headers?.['x-yingbao-address']
          const username = credentials?.username ?? ''
          const password = credentials?.password ?? ''
          if (username.length > 64 || password.length > 256) return null
          // next-auth puts a thrown message into its answer: nothing of the database may be in it.
          const sessionId = await signIn(username, password, typeof address === 'string' ? address : null).catch((problem: unknown) => {
            console.error('sign-in failed:', problem instanceof Error && problem.cause instanceof Error ? problem.cause.message : 'unknown cause')
            throw new Error('unavailable')
          })
          return sessionId ? { id: sessionId } : null
        },
      }),
    ],
    callbacks: {
      // The cookie carries the session's id and nothing about the person.
      jwt: ({ token, user }) => (user ? { sid: user.id } : token),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === 'string') await signOut(token.sid)
      },
    },
  }
}
