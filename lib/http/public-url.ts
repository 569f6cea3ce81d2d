import { env } from "@/lib/env";

/** The origin that clients reach this server at, from `NEXTAUTH_URL`; never taken from a request. */
export function publicOrigin(): string {
  const { publicUrl } = env();
  if (publicUrl && URL.canParse(publicUrl)) return new URL(publicUrl).origin;
  return `http://localhost:${process.env.PORT || 3000}`;
}
