/** A path of this desk from an address, else the home page: a foreign one after signing in would be a trap. */
export function ownPath(asked: unknown): string {
  return typeof asked === 'string' && /^\/(?![/\\])[^\u0000-\u001f]*$/.test(asked) ? asked : '/'
}
