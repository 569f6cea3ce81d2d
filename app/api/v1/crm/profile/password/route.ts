import { requireUser } from "@/lib/domain/actor";
import { changeOwnPassword } from "@/lib/http/crm-api/profile";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    POST: view(
      async ({ actor, body, request }) => changeOwnPassword(requireUser(actor), body, request),
      {
        readsSecret: true,
      },
    ),
  },
);
