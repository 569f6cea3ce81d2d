import { requireUser } from "@/lib/domain/actor";
import { findMember } from "@/lib/domain/members/queries";
import { DemotedMember } from "@/lib/domain/members/record";
import { UpdateMember } from "@/lib/domain/members/schema";
import { shownMember } from "@/lib/domain/members/shown-member";
import { updateMember } from "@/lib/domain/members/update-member";
import { parse } from "@/lib/domain/validation";
import { ShownMemberResponse } from "@/lib/http/crm-api/responses/members";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageOrganization, view } from "@/lib/http/endpoint";
import { refuseIfMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "member", assertExists: (actor, { id = "" }) => findMember(actor, id) },
  {
    GET: view({ 200: ShownMemberResponse }, async ({ actor, params: { id = "" } }) => ({
      member: shownMember(actor, await findMember(actor, id)),
    })),
    PATCH: manageOrganization(
      { 200: DemotedMember },
      async ({ actor, params: { id = "" }, body, request }) => {
        const user = requireUser(actor);
        const input = parse(UpdateMember, body);
        await refuseIfMatch(request, "member", () => findMember(actor, id));
        return updateMember(user, id, input);
      },
    ),
  },
);
