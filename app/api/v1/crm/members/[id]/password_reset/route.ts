import { createPasswordReset } from "@/lib/domain/members/password-resets/create-password-reset";
import { CreatedPasswordReset } from "@/lib/domain/members/password-resets/record";
import { findMember } from "@/lib/domain/members/queries";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageOrganization } from "@/lib/http/endpoint";
import { refuseIfMatch } from "@/lib/http/if-match";
import { Reply } from "@/lib/http/reply";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    POST: manageOrganization(
      { 201: CreatedPasswordReset },
      async ({ actor, params: { id = "" }, request }) => {
        await refuseIfMatch(request, "member", () => findMember(actor, id));
        return new Reply(201, await createPasswordReset(actor, id));
      },
    ),
  },
);
