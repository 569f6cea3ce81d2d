/** Returns the `charset` of a request's `Content-Type`; undefined without one. */
export function charsetOf(request: Request): string | undefined {
  const type = request.headers.get("content-type") ?? "";
  const [, quoted, bare] = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;"]+))/i.exec(type) ?? [];
  return quoted ?? bare;
}
