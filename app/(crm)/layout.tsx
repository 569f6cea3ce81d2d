import type { Metadata } from "next";
import type { ReactNode } from "react";
import { SessionGuard } from "@/components/session/session-guard";
import { PhoneBar } from "@/components/shell/phone-bar";
import { Shortcuts } from "@/components/shell/shortcuts";
import { Sidebar } from "@/components/shell/sidebar";
import { SkipLink } from "@/components/shell/skip-link";
import { listOwnOrganizations } from "@/lib/domain/members/list-own-organizations";
import { requireActor } from "./require-actor";

/** Every screen names its session in the head of the document, for `SessionGuard`. */
export async function generateMetadata(): Promise<Metadata> {
  const { userId, organizationId } = await requireActor();
  return { other: { session: `${userId}@${organizationId}` } };
}

export default async function CrmLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const { userId, organizationId, name: user, role } = actor;
  const organizations = await listOwnOrganizations(actor);
  const organization = organizations.find(({ id }) => id === organizationId)?.name ?? "";
  const who = { organization, organizationId, organizations, user, role };
  return (
    <div className="flex h-dvh flex-col md:flex-row">
      <SessionGuard userId={userId} organizationId={organizationId} />
      <SkipLink />
      <Sidebar {...who} />
      <PhoneBar {...who} />
      <div
        id="content"
        tabIndex={-1}
        className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface outline-none"
      >
        {children}
      </div>
      <Shortcuts />
    </div>
  );
}
