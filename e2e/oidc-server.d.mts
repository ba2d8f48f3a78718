export const client: { id: string; secret: string }
export function startOidcServer(options: { port: number; deskUrl: string }): Promise<() => Promise<void>>
