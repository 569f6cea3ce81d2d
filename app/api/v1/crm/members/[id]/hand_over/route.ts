import { requireUser } from "@/lib/domain/actor";
import { handOverOpportunities } from "@/lib/domain/members/hand-over-opportunities";
import { findMember } from "@/lib/domain/members/queries";
import { HandedOver } from "@/lib/domain/members/record";
import { HandOver } from "@/lib/domain/members/schema";
import { parse } from "@/lib/domain/validation";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageOrganization } from "@/lib/http/endpoint";
import { refuseIfMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { assertExists: (actor, { id = "" }) => findMember(actor, id) },
  {
    POST: manageOrganization(
      { 200: HandedOver },
      async ({ actor, params: { id = "" }, body, request }) => {
        const user = requireUser(actor);
        const input = parse(HandOver, body);
        await refuseIfMatch(request, "member", () => findMember(actor, id));
        return handOverOpportunities(user, id, input);
      },
    ),
  },
);
