import { env } from "@/lib/env";

const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether a `Host` header names this server: the host of `NEXTAUTH_URL`, a loopback name, or one of
 * `ALLOWED_HOSTS`, with any port. Another name leads here only by mistake or by DNS rebinding, and
 * a page under it must not be this site.
 */
export function isOwnHost(host: string | undefined): boolean {
  const name = nameOf(host ?? "");
  if (name === null) return false;
  const { publicUrl, allowedHosts } = env();
  return LOOPBACK.test(name) || allowedHosts.includes(name) || name === hostOf(publicUrl);
}

function nameOf(host: string): string | null {
  const [, name] = /^(\[[\da-f:.]+\]|[^:/@\s]+)(:\d{1,5})?$/i.exec(host) ?? [];
  return name?.toLowerCase().replace(/\.$/, "") ?? null;
}

function hostOf(url: string | undefined): string | null {
  return url && URL.canParse(url) ? new URL(url).hostname : null;
}
