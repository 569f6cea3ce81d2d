import { requireUser } from "@/lib/domain/actor";
import { deactivateMember } from "@/lib/domain/members/deactivate-member";
import { findMember } from "@/lib/domain/members/queries";
import { DeactivatedMember } from "@/lib/domain/members/record";
import { DeactivateMember } from "@/lib/domain/members/schema";
import { parse } from "@/lib/domain/validation";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageOrganization } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { assertExists: (actor, { id = "" }) => findMember(actor, id) },
  {
    POST: manageOrganization(
      { 200: DeactivatedMember },
      async ({ actor, params: { id = "" }, body }) =>
        deactivateMember(requireUser(actor), id, parse(DeactivateMember, body)),
    ),
  },
);
