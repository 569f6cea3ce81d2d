import { Profile } from "@/components/profile/profile";
import { findProfile } from "@/lib/domain/members/find-profile";
import { requireActor } from "../../require-actor";

export const metadata = { title: "Profile" };

export default async function ProfilePage() {
  const actor = await requireActor();
  const { name, email, organizations } = await findProfile(actor);
  return (
    <Profile
      name={name}
      email={email}
      organizations={organizations}
      organizationId={actor.organizationId}
    />
  );
}
