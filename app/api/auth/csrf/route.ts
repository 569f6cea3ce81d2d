import { dealsOpenRoutes } from "@/lib/http/deals-api/open-route";
import { CsrfResponse, nextAuth } from "@/lib/http/next-auth";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsOpenRoutes({
  GET: nextAuth(["csrf"], { 200: CsrfResponse }),
});
