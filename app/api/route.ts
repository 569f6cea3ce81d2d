import { ABSENT } from "@/lib/http/absent";
import { dealsRoutes } from "@/lib/http/deals-api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes({ names: {} }, ABSENT);
