import type { NextRequest } from "next/server";
import { authenticate } from "@/lib/auth/authenticate";
import { JsonText } from "@/lib/http/reply";

/** Handles `GET /api/auth/authenticated`: whether the request has a caller (docs/api.md 1). */
export async function isAuthenticated(request: NextRequest): Promise<JsonText> {
  return new JsonText(String((await authenticate(request)) !== null));
}
