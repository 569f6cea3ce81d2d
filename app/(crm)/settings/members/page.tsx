import { Members } from "@/components/members/members";
import { NotAllowed } from "@/components/shell/not-allowed";
import { authorize, can } from "@/lib/domain/actor";
import { listInvitations } from "@/lib/domain/members/invitations/queries";
import { listMemberDetails } from "@/lib/domain/members/queries";
import { findOrganization } from "@/lib/domain/organizations/queries";
import { requireActor } from "../../require-actor";

export const metadata = { title: "Members" };

export default async function MembersPage() {
  const actor = await requireActor();
  if (!can(actor, "MANAGE_ORGANIZATION")) return <NotAllowed />;
  const [members, invitations, organization] = await Promise.all([
    listMemberDetails(actor),
    listInvitations(authorize(actor, "MANAGE_ORGANIZATION")),
    findOrganization(actor),
  ]);
  return (
    <Members
      members={members}
      invitations={invitations}
      currentUserId={actor.userId}
      timeZone={organization.time_zone}
    />
  );
}
