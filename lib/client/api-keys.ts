import type { z } from "zod";
import type { CreateApiKey, CreatedApiKey } from "@/lib/domain/api-keys/schema";
import { crmRequest } from "./crm-request";

// Requests for API keys. Each throws `ApiError`.

/** Creates a key; the full `key` is returned only once. */
export function createApiKey(input: z.input<typeof CreateApiKey>): Promise<CreatedApiKey> {
  return crmRequest("POST", "/api_keys", { body: { api_key: input } });
}

/** Revokes a key permanently. */
export function revokeApiKey(id: string): Promise<void> {
  return crmRequest("DELETE", `/api_keys/${encodeURIComponent(id)}`);
}
