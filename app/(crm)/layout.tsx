import type { ReactNode } from "react";
import { PhoneBar } from "@/components/shell/phone-bar";
import { Shortcuts } from "@/components/shell/shortcuts";
import { Sidebar } from "@/components/shell/sidebar";
import { SkipLink } from "@/components/shell/skip-link";
import { listOwnOrganizations } from "@/lib/domain/members/list-own-organizations";
import { requireActor } from "./require-actor";

export default async function CrmLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const { organizationId, name: user, role } = actor;
  const organizations = await listOwnOrganizations(actor);
  const organization = organizations.find(({ id }) => id === organizationId)?.name ?? "";
  const who = { organization, organizationId, organizations, user, role };
  return (
    <div className="flex h-dvh flex-col md:flex-row">
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
