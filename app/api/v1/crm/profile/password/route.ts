import { requireUser } from "@/lib/domain/actor";
import { changeOwnPassword } from "@/lib/http/crm-api/profile";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";
import { NoBody } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    POST: view(
      { 204: NoBody },
      async ({ actor, body }) => changeOwnPassword(requireUser(actor), body),
      {
        readsSecret: true,
      },
    ),
  },
);
