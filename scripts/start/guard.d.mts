import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Address } from './settings.mjs'

export const BODY_LIMIT: number
export function makeGuard(address: Address): (req: IncomingMessage, res: ServerResponse) => boolean
