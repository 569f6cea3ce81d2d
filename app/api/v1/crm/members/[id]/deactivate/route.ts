import { requireUser } from "@/lib/domain/actor";
import { deactivateMember } from "@/lib/domain/members/deactivate-member";
import { findMember } from "@/lib/domain/members/queries";
import { DeactivatedMember } from "@/lib/domain/members/record";
import { DeactivateMember } from "@/lib/domain/members/schema";
import { parse } from "@/lib/domain/validation";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageOrganization } from "@/lib/http/endpoint";
import { refuseIfMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { assertExists: (actor, { id = "" }) => findMember(actor, id) },
  {
    POST: manageOrganization(
      { 200: DeactivatedMember },
      async ({ actor, params: { id = "" }, body, request }) => {
        const user = requireUser(actor);
        const input = parse(DeactivateMember, body);
        await refuseIfMatch(request, "member", () => findMember(actor, id));
        return deactivateMember(user, id, input);
      },
    ),
  },
);
