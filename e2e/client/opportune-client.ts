import createClient, { type Client } from "openapi-fetch";
import type { paths as CrmPaths } from "./crm-api";
import type { paths as DealsPaths } from "./deals-api";

type Options = {
  /** Address of the server, such as `https://crm.example`. */
  url: string;
  /** An API key or an access token. */
  token: string;
  fetch?: (request: Request) => Promise<Response>;
};

/** Returns clients of both APIs; every path, parameter, body and response is typed. */
export function opportune({ url, token, fetch }: Options): {
  crm: Client<CrmPaths>;
  deals: Client<DealsPaths>;
} {
  const options = { baseUrl: url, headers: { Authorization: `Bearer ${token}` }, fetch };
  return { crm: createClient<CrmPaths>(options), deals: createClient<DealsPaths>(options) };
}
