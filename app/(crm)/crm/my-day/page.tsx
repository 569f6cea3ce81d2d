import type { Metadata } from "next";
import { cache } from "react";
import { MemberSelect } from "@/components/my-day/member-select";
import { MyDayScreen } from "@/components/my-day/my-day-screen";
import { NotAllowed } from "@/components/shell/not-allowed";
import { can, requireUser } from "@/lib/domain/actor";
import { listMembers } from "@/lib/domain/members/queries";
import { findMyDay } from "@/lib/domain/my-day/find-my-day";
import { findOrganization } from "@/lib/domain/organizations/queries";
import { requireActor } from "../../require-actor";

type Props = { searchParams: Promise<{ member?: string | string[] }> };

// Once per request, for the title and the page.
const loadMembers = cache(listMembers);

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { member } = await searchParams;
  if (member === undefined) return { title: "My day" };
  const actor = requireUser(await requireActor());
  return { title: titleOf(await loadMembers(actor), member, actor.userId) };
}

export default async function MyDayPage({ searchParams }: Props) {
  const actor = requireUser(await requireActor());
  const [{ member }, allMembers, { time_zone: timeZone }] = await Promise.all([
    searchParams,
    loadMembers(actor),
    findOrganization(actor),
  ]);
  const mayLook = can(actor, "MANAGE_SHARED_PIPELINES");
  if (member !== undefined && !mayLook && member !== actor.userId) return <NotAllowed />;
  const shown = allMembers.find(({ user_id }) => user_id === (member ?? actor.userId));
  const userId = shown?.user_id ?? actor.userId;
  // The open activities of a member who left are still to be done.
  const everyone = allMembers.map(({ user_id, name, is_active }) => ({ user_id, name, is_active }));
  const members = everyone
    .filter(({ is_active }) => is_active)
    .map(({ user_id, name }) => ({ user_id, name }));
  const day = await findMyDay(actor, userId);
  return (
    <MyDayScreen
      key={userId}
      day={day}
      userId={userId}
      title={titleOf(allMembers, userId, actor.userId)}
      context={{
        timeZone,
        members,
        currentUserId: actor.userId,
        canEdit: can(actor, "EDIT_SALES_PIPELINES"),
      }}
      actions={mayLook && <MemberSelect members={everyone} shownId={userId} ownId={actor.userId} />}
    />
  );
}

function titleOf(
  members: readonly { user_id: string; name: string }[],
  shownId: string | string[],
  ownId: string,
): string {
  const shown = members.find(({ user_id }) => user_id === shownId);
  return !shown || shownId === ownId ? "My day" : `${shown.name}’s day`;
}
