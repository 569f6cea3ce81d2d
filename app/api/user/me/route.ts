import { requireUser } from "@/lib/domain/actor";
import { UserResponse } from "@/lib/http/deals-api/responses/session";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { toUser } from "@/lib/http/deals-api/user";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(
  { names: {} },
  { GET: view({ 200: UserResponse }, async ({ actor }) => toUser(requireUser(actor))) },
);
