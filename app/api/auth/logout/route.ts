import { dealsOpenRoutes } from "@/lib/http/deals-api/open-route";
import { LogoutResponse } from "@/lib/http/deals-api/responses/session";
import { signOut } from "@/lib/http/deals-api/sign-out";
import type { OpenEndpoint } from "@/lib/http/route";

const logout: OpenEndpoint = {
  responses: { 200: LogoutResponse },
  handle: ({ body, request }) => signOut(request, body),
};

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsOpenRoutes(
  { GET: logout, POST: logout },
  { refresh_token: "refresh_token" },
);
