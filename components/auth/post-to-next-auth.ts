/**
 * Posts a form to next-auth with its CSRF token, as its own client does, without loading that
 * client. `path` is relative to `/api/auth`. Throws when the server cannot be reached.
 */
export async function postToNextAuth(
  path: string,
  fields: Record<string, string> = {},
): Promise<Response> {
  const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
  const body = new URLSearchParams({ ...fields, csrfToken, json: "true" });
  return fetch(`/api/auth/${path}`, { method: "POST", body });
}
