/** The name of the daily backup of a day (2021-11-23), by default today in the county. */
export function dailyBackupName(day?: string): string
