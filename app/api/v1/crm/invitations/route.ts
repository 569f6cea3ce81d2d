import { requireUser } from "@/lib/domain/actor";
import { parse } from "@/lib/domain/field-issues";
import { createInvitation } from "@/lib/domain/invitations/create-invitation";
import { listInvitations } from "@/lib/domain/invitations/queries";
import { CreateInvitation } from "@/lib/domain/invitations/schema";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageOrganization } from "@/lib/http/endpoint";
import { Reply } from "@/lib/http/reply";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "invitation" },
  {
    GET: manageOrganization(async ({ actor }) => {
      const invitations = await listInvitations(actor);
      return { invitations, total_count: invitations.length };
    }),
    POST: manageOrganization(
      async ({ actor, body }) =>
        new Reply(201, await createInvitation(requireUser(actor), parse(CreateInvitation, body))),
    ),
  },
);
