import { dealsOpenRoutes } from "@/lib/http/deals-api/open-route";
import { nextAuth, RedirectResponse } from "@/lib/http/next-auth";
import { NoBody } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsOpenRoutes({
  POST: nextAuth(["callback", "credentials"], { 200: RedirectResponse, 302: NoBody }),
});
