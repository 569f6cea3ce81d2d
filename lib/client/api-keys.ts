import type { z } from "zod";
import type { ApiKeyRecord, CreateApiKey } from "@/lib/domain/api-keys/schema";
import { crmRequest } from "./crm-request";

// API keys over the CRM API. Everything here throws `ApiError`.

/** Makes a key; `key` is the whole of it and is answered this once. */
export function createApiKey(
  input: z.input<typeof CreateApiKey>,
): Promise<{ api_key: ApiKeyRecord; key: string }> {
  return crmRequest("POST", "/api_keys", { body: { api_key: input } });
}

/** Ends a key for good. */
export function revokeApiKey(id: string): Promise<void> {
  return crmRequest("DELETE", `/api_keys/${encodeURIComponent(id)}`);
}
