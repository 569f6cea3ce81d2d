/** Says what became of the API keys of a member who is no longer an ADMIN. */
export function tellOfKeys(keys: { name: string }[], areRevoked: boolean): string {
  const names = keys.map(({ name }) => name).join(", ");
  const what = keys.length === 1 ? "API key" : `${keys.length} API keys`;
  return areRevoked ? `${what} revoked: ${names}` : `${what} kept: ${names}`;
}
