import { testSetupCode } from "../test-secret";

export type ApiAnswer = {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test states the type of the response that it expects
  body: any;
  /** Duration in milliseconds. */
  milliseconds: number;
};

export type ApiClient = (method: string, path: string, body?: unknown) => Promise<ApiAnswer>;

export const FIRST_ADMIN = { email: "ada@acme.example", password: "long enough by far" };

/** Sets up an empty installation and returns a client of its API for the first ADMIN. */
export async function setUp(url: string): Promise<ApiClient> {
  const nobody = apiClient(url);
  const organization = {
    organization_name: "Acme Ltd",
    time_zone: "Europe/Berlin",
    currency: "EUR",
  };
  const made = await nobody("POST", "/api/v1/crm/setup", {
    ...organization,
    name: "Ada Admin",
    ...FIRST_ADMIN,
    setup_code: testSetupCode(),
  });
  if (made.status !== 201) throw new Error(`The set-up answered ${made.status}`);
  return signInAt(url);
}

/** A client of the API of an installation that is set up, for the first ADMIN. */
export async function signInAt(url: string): Promise<ApiClient> {
  return apiClient(url, await tokenAt(url));
}

/** An access token of the first ADMIN. */
export async function tokenAt(url: string): Promise<string> {
  return (await apiClient(url)("POST", "/api/auth/login", FIRST_ADMIN)).body.token;
}

/** A client of a server's API, with a token or anonymous. */
export function apiClient(url: string, token?: string): ApiClient {
  return async (method, path, body) => {
    const startedAt = performance.now();
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      // Longer than any acceptable response: the server hangs.
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    const milliseconds = performance.now() - startedAt;
    return {
      status: response.status,
      headers: response.headers,
      body: text && JSON.parse(text),
      milliseconds,
    };
  };
}
