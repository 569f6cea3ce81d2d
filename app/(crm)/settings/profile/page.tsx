import { Profile } from "@/components/profile/profile";
import { findProfile } from "@/lib/domain/members/find-profile";
import { findOrganization } from "@/lib/domain/organizations/queries";
import { listOwnSessions } from "@/lib/domain/sessions/queries";
import { requireActor } from "../../require-actor";

export const metadata = { title: "Profile" };

export default async function ProfilePage() {
  const actor = await requireActor();
  const [{ name, email, organizations }, sessions, { time_zone }] = await Promise.all([
    findProfile(actor),
    listOwnSessions(actor),
    findOrganization(actor),
  ]);
  return (
    <Profile
      name={name}
      email={email}
      organizations={organizations}
      organizationId={actor.organizationId}
      sessions={sessions}
      timeZone={time_zone}
      now={new Date().toISOString()}
    />
  );
}
