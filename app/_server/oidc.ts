import 'server-only'
import type { Profile } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { appendAudit, type AuditEntry } from '@/db/mutations/audit'
import { bindIdentity, findIdentity } from '@/db/mutations/identities'
import { getCredentials, getOnlyCounty, startSession } from '@/db/mutations/sessions'
import { withSignIn } from '@/db/session'
import type { OidcRefusal } from '@/domain/accounts/oidc-refusals'
import { database } from './database'
import { env, type OidcEnv } from './env'
import { accountAuthor, newSessionId, sessionIdHash } from './sign-in'

/** next-auth's id of the provider; the callback address ends in it. */
export const oidcProvider = 'oidc'

const withoutSlash = (issuer: unknown) => (typeof issuer === 'string' ? issuer.replace(/\/$/, '') : '')

/** The county's sign-in server as next-auth takes it: code flow with PKCE, state and nonce, the id_token verified. */
export function oidcConfig(oidc: OidcEnv): OAuthConfig<Profile> {
  return {
    id: oidcProvider,
    name: oidc.name,
    type: 'oauth',
    wellKnown: `${withoutSlash(oidc.issuer)}/.well-known/openid-configuration`,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    authorization: { params: { scope: 'openid profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    httpOptions: { timeout: 10_000 },
    userinfo: {
      // Many servers put the name into the userinfo answer alone; what the signed id_token says wins.
      async request({ tokens, client }) {
        const claims = client.issuer.metadata.userinfo_endpoint && tokens.access_token ? await client.userinfo(tokens.access_token, { params: {} }) : null
        // openid-client has verified the id_token; the userinfo answer must be about the same person.
        const verified = 'claims' in tokens && typeof tokens.claims === 'function' ? (tokens.claims() as Profile) : {}
        if (claims && claims.sub !== verified.sub) throw new Error('The userinfo answer is about somebody else.')
        return { ...claims, ...verified }
      },
    },
    profile: (profile) => ({ id: String(profile.sub ?? '') }),
  }
}

/** Who the server says somebody is. */
interface Claimed {
  issuer: string
  subject: string
  /** The configured claim, which at the first sign-in must be an account's user name. */
  username: string
}

/** The person in a verified profile, or null when a claim is missing or another server speaks. */
export function readClaims(profile: Record<string, unknown>, oidc: OidcEnv): Claimed | null {
  const [issuer, subject, username] = [withoutSlash(profile.iss), profile.sub, profile[oidc.claim]]
  if (issuer !== withoutSlash(oidc.issuer) || typeof subject !== 'string' || subject === '' || subject.length > 255) return null
  return { issuer, subject, username: typeof username === 'string' ? username.trim().toLowerCase().slice(0, 64) : '' }
}

/**
 * Signs in whom the county's server vouches for. An identity belongs to one account for good: it is bound at the first
 * sign-in to the account whose user name is the claimed one. Never makes an account. What the second factor still asks for,
 * the session's duty says, unless the server sees to it.
 */
export async function signInByIdentity(claimed: Claimed, address: string | null): Promise<{ sessionId: string } | { refused: OidcRefusal }> {
  return withSignIn(database(), async (tx) => {
    const bound = await findIdentity(tx, claimed)
    const account = await getCredentials(tx, bound ? { id: bound.accountId } : { username: claimed.username })
    const refuse = async (refused: OidcRefusal) => {
      const records = account ? [account.id] : []
      await appendAudit(tx, accountAuthor(account, address), [{ act: 'session:refuse', scopeCode: account?.scopeCode ?? (await getOnlyCounty(tx)), records, fields: [], note: '统一身份认证' }])
      return { refused }
    }
    if (!account) return refuse('unknown')
    if (!account.usable) return refuse('unusable')
    if (!bound && !(await bindIdentity(tx, claimed, account.id))) return refuse('taken')
    const sessionId = newSessionId()
    const secondFactor = env().oidc?.secondFactor ?? false
    const session = { idHash: sessionIdHash(sessionId), accountId: account.id, credentialVersion: account.credentialVersion, address, via: 'oidc' as const, secondFactor }
    if (!(await startSession(tx, session))) return refuse('unusable')
    const about = { scopeCode: account.scopeCode, records: [account.id], fields: [], note: '统一身份认证' }
    const acts: AuditEntry[] = [...(bound ? [] : [{ act: 'identity:bind', ...about }]), { act: 'session:start', ...about }]
    await appendAudit(tx, accountAuthor(account, address), acts)
    return { sessionId }
  })
}
