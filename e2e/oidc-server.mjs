// A county's sign-in server for the journeys: a real OpenID provider on the loopback address, which lets everybody in under the
// name he types. `name~2` is another person who goes by the same name.
import { createServer } from 'node:http'
import { once } from 'node:events'
import Provider from 'oidc-provider'

export const client = { id: 'yingbao', secret: 'only-for-this-journey' }

const accountOf = (_context, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: id.split('~')[0] }) })

/** Starts it on `port` for the desk at `deskUrl`; answers how to stop it. */
export async function startOidcServer({ port, deskUrl }) {
  const provider = new Provider(`http://localhost:${port}`, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [`${deskUrl}/api/auth/callback/oidc`] }],
    claims: { profile: ['preferred_username'] },
    findAccount: accountOf,
    cookies: { keys: ['only for this journey'] },
    pkce: { required: () => true },
  })
  const server = createServer(provider.callback())
  server.listen(port, 'localhost')
  await once(server, 'listening')
  return async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
}
