import { requireUser } from "@/lib/domain/actor";
import { deactivateMember } from "@/lib/domain/members/deactivate-member";
import { findMember } from "@/lib/domain/members/queries";
import { DeactivateMember } from "@/lib/domain/members/schema";
import { parse } from "@/lib/domain/validation";
import { HandOverResponse } from "@/lib/http/crm-api/responses/members";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageOrganization } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { assertExists: (actor, { id = "" }) => findMember(actor, id) },
  {
    POST: manageOrganization(
      { 200: HandOverResponse },
      async ({ actor, params: { id = "" }, body }) =>
        deactivateMember(requireUser(actor), id, parse(DeactivateMember, body).hand_over),
    ),
  },
);
