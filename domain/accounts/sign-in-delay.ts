/**
 * Seconds until an account's next sign-in is looked at, after so many failures in a row: none for the first four, then
 * 2, 4, 8 … doubling, and a quarter of an hour from the tenth on. Whether the account exists makes no difference.
 */
export function accountBlockSeconds(failures: number): number {
  if (failures < 5) return 0
  if (failures >= 10) return 15 * 60
  return 2 ** (failures - 4)
}

/**
 * Milliseconds by which an address is slowed after so many failures within the hour. Never refused: a whole bureau sits
 * behind one address.
 */
export function addressDelayMs(failures: number): number {
  return Math.min(2_000, Math.max(0, failures - 10) * 100)
}
