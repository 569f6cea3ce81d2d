import type { Metadata } from "next";
import { OrganizationForm } from "@/components/organization/organization-form";
import { NotAllowed } from "@/components/shell/not-allowed";
import { Page } from "@/components/shell/page";
import { can } from "@/lib/domain/actor";
import { findOrganization } from "@/lib/domain/organizations/queries";
import { requireActor } from "../../require-actor";

export const metadata: Metadata = { title: "Organization" };

export default async function OrganizationPage() {
  const actor = await requireActor();
  if (!can(actor, "MANAGE_ORGANIZATION")) return <NotAllowed />;
  return (
    <Page title="Organization" description="Name, time zone, currency and rules for everyone.">
      <OrganizationForm organization={await findOrganization(actor)} />
    </Page>
  );
}
