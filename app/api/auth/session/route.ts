import { dealsOpenRoutes } from "@/lib/http/deals-api/open-route";
import { nextAuth, SessionResponse } from "@/lib/http/next-auth";

const session = nextAuth(["session"], { 200: SessionResponse });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsOpenRoutes({
  GET: session,
  POST: session,
});
