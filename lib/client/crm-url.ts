const BASE = "/api/v1/crm";

export type Query = Record<string, string | number | boolean | null | undefined>;

/** Returns the address of a CRM API route; leaves empty parameters out of the query. */
export function crmUrl(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") parameters.set(name, String(value));
  }
  return `${BASE}${path}${parameters.size ? `?${parameters}` : ""}`;
}
