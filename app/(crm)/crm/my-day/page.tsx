import type { Metadata } from "next";
import { MemberSelect } from "@/components/my-day/member-select";
import { MyDayScreen } from "@/components/my-day/my-day-screen";
import { NotAllowed } from "@/components/shell/not-allowed";
import { can, requireUser } from "@/lib/domain/actor";
import { listMembers } from "@/lib/domain/members/queries";
import { findMyDay } from "@/lib/domain/my-day/find-my-day";
import { findOrganization } from "@/lib/domain/organizations/queries";
import { requireActor } from "../../require-actor";

export const metadata: Metadata = { title: "My day" };

export default async function MyDayPage({
  searchParams,
}: {
  searchParams: Promise<{ member?: string | string[] }>;
}) {
  const actor = requireUser(await requireActor());
  const [{ member }, allMembers, { time_zone: timeZone }] = await Promise.all([
    searchParams,
    listMembers(actor),
    findOrganization(actor),
  ]);
  const mayLook = can(actor, "MANAGE_SHARED_PIPELINES");
  if (member !== undefined && !mayLook && member !== actor.userId) return <NotAllowed />;
  const shown = allMembers.find(({ user_id }) => user_id === (member ?? actor.userId));
  const userId = shown?.user_id ?? actor.userId;
  const members = allMembers
    .filter(({ is_active }) => is_active)
    .map(({ user_id, name }) => ({ user_id, name }));
  const day = await findMyDay(actor, userId);
  return (
    <MyDayScreen
      key={userId}
      day={day}
      userId={userId}
      title={userId === actor.userId || !shown ? "My day" : `${shown.name}’s day`}
      context={{
        timeZone,
        members,
        currentUserId: actor.userId,
        canEdit: can(actor, "EDIT_SALES_PIPELINES"),
      }}
      actions={mayLook && <MemberSelect members={members} shownId={userId} ownId={actor.userId} />}
    />
  );
}
