import { requireUser } from "@/lib/domain/actor";
import { createInvitation } from "@/lib/domain/members/invitations/create-invitation";
import { listInvitations } from "@/lib/domain/members/invitations/queries";
import { CreatedInvitation, InvitationList } from "@/lib/domain/members/invitations/record";
import { CreateInvitation } from "@/lib/domain/members/invitations/schema";
import { parse } from "@/lib/domain/validation";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageOrganization } from "@/lib/http/endpoint";
import { Reply } from "@/lib/http/reply";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "invitation" },
  {
    GET: manageOrganization({ 200: InvitationList }, async ({ actor }) => {
      const invitations = await listInvitations(actor);
      return { invitations, total_count: invitations.length };
    }),
    POST: manageOrganization(
      { 201: CreatedInvitation },
      async ({ actor, body }) =>
        new Reply(201, await createInvitation(requireUser(actor), parse(CreateInvitation, body))),
    ),
  },
);
