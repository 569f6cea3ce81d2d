import { dealsOpenRoute } from "@/lib/http/deals-api/open-route";
import { PingResponse } from "@/lib/http/health";

/** Responds while the process runs; does not use the database. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsOpenRoute(
  "GET",
  { 200: PingResponse },
  async () => ({
    status: "ok",
  }),
);
