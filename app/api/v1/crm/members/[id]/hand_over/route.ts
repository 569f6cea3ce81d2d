import { requireUser } from "@/lib/domain/actor";
import { handOverOpportunities } from "@/lib/domain/members/hand-over-opportunities";
import { findMember } from "@/lib/domain/members/queries";
import { HandedOver } from "@/lib/domain/members/record";
import { HandOver } from "@/lib/domain/members/schema";
import { parse } from "@/lib/domain/validation";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageOrganization } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { assertExists: (actor, { id = "" }) => findMember(actor, id) },
  {
    POST: manageOrganization({ 200: HandedOver }, async ({ actor, params: { id = "" }, body }) =>
      handOverOpportunities(requireUser(actor), id, parse(HandOver, body)),
    ),
  },
);
