import type { Metadata } from "next";
import Link from "next/link";
import { ExportSection } from "@/components/import-export/export-section";
import { ImportSection } from "@/components/import-export/import-section";
import { NotAllowed } from "@/components/shell/not-allowed";
import { Page } from "@/components/shell/page";
import { can } from "@/lib/domain/actor";
import { findOrganization } from "@/lib/domain/organizations/queries";
import { listPipelines } from "@/lib/domain/pipelines/queries";
import { requireActor } from "../../require-actor";

export const metadata: Metadata = { title: "Data" };

export default async function DataPage() {
  const actor = await requireActor();
  if (!can(actor, "MANAGE_SHARED_PIPELINES")) return <NotAllowed />;
  const [{ pipelines }, { currency, time_zone: timeZone }] = await Promise.all([
    listPipelines(actor),
    findOrganization(actor),
  ]);
  const choices = pipelines.map(({ id, name, is_default, is_active, opportunities_count }) => ({
    id,
    name,
    is_default,
    is_active,
    opportunities_count,
  }));
  return (
    <Page
      title="Data"
      description={
        <>
          Import and export your data.{" "}
          <Link
            href="/docs/crm-data-portability"
            prefetch={false}
            className="text-accent-ink underline underline-offset-2"
          >
            Formats and rules
          </Link>
        </>
      }
    >
      <ExportSection pipelines={choices} />
      <ImportSection
        pipelines={choices}
        currency={currency}
        timeZone={timeZone}
        canImport={can(actor, "MANAGE_ORGANIZATION")}
      />
    </Page>
  );
}
