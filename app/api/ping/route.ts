import { dealsOpenRoute } from "@/lib/http/deals-api/open-route";

/** Whether the process answers at all; the database is not asked. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsOpenRoute("GET", async () => ({
  status: "ok",
}));
