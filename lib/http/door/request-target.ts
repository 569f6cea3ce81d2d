/** Where a request is sent to: the path with its query, and the host if the target names it. */
export type RequestTarget = { url: string; host?: string };

/**
 * Returns the target of a request in the one form that routes know, null for one that has no path.
 * A target in absolute form names its host, which overrides `Host` (RFC 9112). A path with
 * malformed percent-encoding is taken literally, so that it responds 404. Below `/api`, repeated
 * slashes and those at the end are dropped: a redirect could not be followed from another origin.
 */
export function requestTarget(sent: string): RequestTarget | null {
  if (/^https?:\/\//i.test(sent)) return absoluteTarget(sent);
  return sent.startsWith("/") ? { url: routed(sent) } : null;
}

function absoluteTarget(sent: string): RequestTarget | null {
  if (!URL.canParse(sent)) return null;
  const { host, pathname, search } = new URL(sent);
  return { url: routed(pathname + search), host };
}

function routed(url: string): string {
  const [, path = "", query = ""] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
  return withoutSpareSlashes(wellFormed(path)) + query;
}

function wellFormed(path: string): string {
  try {
    decodeURIComponent(path);
    return path;
  } catch {
    return path.replaceAll("%", "%25");
  }
}

function withoutSpareSlashes(path: string): string {
  const plain = path.replace(/\/{2,}/g, "/");
  return /^\/api(\/|$)/.test(plain) ? plain.replace(/\/$/, "") : path;
}
