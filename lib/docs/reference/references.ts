/** The two API references, each drawn from the stored OpenAPI document of its API. */
export const DOCS_REFERENCES = [
  {
    api: "deals",
    title: "Deals API reference",
    path: "/docs/reference/deals",
    document: "lib/http/openapi/deals-api.json",
    address: "/api/openapi.json",
  },
  {
    api: "crm",
    title: "CRM API reference",
    path: "/docs/reference/crm",
    document: "lib/http/openapi/crm-api.json",
    address: "/api/v1/openapi.json",
  },
] as const;

export type DocsReference = (typeof DOCS_REFERENCES)[number];

/** Returns the reference of an API by its name in addresses: `deals` or `crm`. */
export function docsReference(api: string): DocsReference | undefined {
  return DOCS_REFERENCES.find((reference) => reference.api === api);
}
