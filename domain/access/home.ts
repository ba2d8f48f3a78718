import { may } from './permissions'
import type { Role } from './roles'

/** The page a person lands on after signing in: the one that answers the question of his job. */
export function homePath(role: Role): string {
  if (may(role, 'village:read')) return '/village'
  if (may(role, 'supervision:decide')) return '/brief'
  if (may(role, 'ranking:read')) return '/dashboard'
  if (may(role, 'audit:read')) return '/admin/audit'
  return '/about'
}
