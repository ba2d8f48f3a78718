/** Who issues bulletins, reminders and notices of talks: as the campaign sets it, else the county's joint supervision team (Pingli §8(5)). */
export function issuingOffice(countyName: string, office: string): string {
  return office || `${countyName}城乡居民医保参保缴费联合督导组`
}
