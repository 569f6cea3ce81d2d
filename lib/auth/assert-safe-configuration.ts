import { surprises } from "@/lib/domain/passwords/rules";
import { authSecret, env } from "@/lib/env";

/** Minimum length of `AUTH_SECRET`, in bytes: that of the keys derived from it. */
const MIN_SECRET = 32;

/** Minimum length of `METRICS_TOKEN`, in bytes. */
const MIN_TOKEN = 16;

/** Texts of examples, which are in everybody's hands. */
const EXAMPLE =
  /change.?(me|this|it)|your.?(auth|secret|key|own|random)|my.?(auth|secret)|replace|example|placeholder|insecure|development|super.?secret|secret.?key|next.?auth|password|not.?for.?production|opportune/i;

/**
 * Throws, with what to change, if the configuration leaves a production server open: a missing,
 * short or guessable secret, or a malformed address. Returns warnings about what it leaves
 * unsafe for its users. Development accepts everything.
 */
export function assertSafeConfiguration(): string[] {
  const { isProduction, previousAuthSecret, metricsToken, publicUrl } = env();
  const secret = authSecret();
  if (!isProduction) return [];
  assertUnguessable("AUTH_SECRET", secret, MIN_SECRET);
  if (previousAuthSecret !== undefined)
    assertUnguessable("AUTH_SECRET_PREVIOUS", previousAuthSecret, MIN_SECRET);
  if (metricsToken !== undefined) assertUnguessable("METRICS_TOKEN", metricsToken, MIN_TOKEN);
  return publicUrl === undefined ? [] : warningsOf(publicUrl);
}

function assertUnguessable(name: string, secret: string, bytes: number): void {
  const problem = problemOf(secret, bytes);
  if (problem) throw new Error(`${name} ${problem}. Make one with: openssl rand -base64 32`);
}

function problemOf(secret: string, bytes: number): string | null {
  if (Buffer.byteLength(secret) < bytes) return `must have at least ${bytes} bytes`;
  if (EXAMPLE.test(secret)) return "must not be an example";
  // Half of the characters of a random text would do: base64 and hex have far more of them.
  return surprises(secret) < bytes / 2 ? "must not be made of repeats and sequences" : null;
}

function warningsOf(publicUrl: string): string[] {
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Error(`NEXTAUTH_URL must be an address such as https://sales.example.com`);
  if (url.protocol === "https:" || isLoopback(url.hostname)) return [];
  return [
    `NOT SAFE: NEXTAUTH_URL is ${url.origin}, without TLS. Passwords and sessions can be read on the way. Put a proxy with TLS in front and set its https:// address.`,
  ];
}

/** Whether the host of an address is this machine. */
function isLoopback(host: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);
}
