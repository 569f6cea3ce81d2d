import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { type Answer, callRoute } from "./call-route";

export type Caller = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

/** Returns a function that calls the API as a member with an access token, or with an API key. */
export async function callerFor(
  who: { userId: string; organizationId: string } | { key: string },
): Promise<Caller> {
  const token = "key" in who ? who.key : await signAccessToken(who.userId, who.organizationId);
  return (method, path, body, headers) => callRoute(method, path, { token, body, headers });
}
