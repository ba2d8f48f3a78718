import type { Secrets } from './data-folder.mjs'

export interface DatabaseUrls {
  appUrl: string
  ownerUrl: string
  superuserUrl?: string
}
export function embeddedUrls(port: number, secrets: Secrets, prefix: string): Required<DatabaseUrls>
export function keeperEnvironment(options: { folder: string; urls: DatabaseUrls; secrets: Secrets; prefix: string }): NodeJS.ProcessEnv
/** Runs scripts/prepare-database.ts; `output: 'quiet'` shows its lines only in the error. */
export function prepareDatabase(root: string, env: NodeJS.ProcessEnv, output?: 'inherit' | 'quiet'): Promise<string>
