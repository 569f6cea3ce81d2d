import { notFound } from "@/lib/domain/errors";
import { dealsOpenRoutes } from "@/lib/http/deals-api/open-route";

const absent = {
  responses: {},
  readsBody: true,
  handle: async () => {
    throw notFound();
  },
};

/** Sign-in has no caller yet, so what is unknown below it is unknown to everybody. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsOpenRoutes({
  GET: absent,
  POST: absent,
  PUT: absent,
  PATCH: absent,
  DELETE: absent,
});
