const HERE = "http://here.invalid";

/**
 * Returns the value if it is the path of a page of this site, else `undefined`: no other host, no
 * script, no API.
 */
export function sameSitePath(value: string | string[] | undefined): string | undefined {
  if (typeof value !== "string" || !value.startsWith("/")) return undefined;
  if (!URL.canParse(value, HERE)) return undefined;
  const url = new URL(value, HERE);
  if (url.origin !== HERE || /^\/(\/|(api|sign-in)(\/|$))/.test(url.pathname)) return undefined;
  return url.pathname + url.search + url.hash;
}
