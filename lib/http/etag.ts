/** Returns the `ETag` header of a record: its version (docs/api.md 3.2). */
export function etag({ lock_version }: { lock_version: number }): { ETag: string } {
  return { ETag: `"${lock_version}"` };
}
