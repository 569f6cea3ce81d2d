import type { Metadata } from "next";
import { ApiKeys } from "@/components/api-keys/api-keys";
import { NotAllowed } from "@/components/shell/not-allowed";
import { authorize, can } from "@/lib/domain/actor";
import { listApiKeys } from "@/lib/domain/api-keys/queries";
import { findOrganization } from "@/lib/domain/organizations/queries";
import { requireActor } from "../../require-actor";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage() {
  const actor = await requireActor();
  if (!can(actor, "MANAGE_ORGANIZATION")) return <NotAllowed />;
  const [apiKeys, { time_zone }] = await Promise.all([
    listApiKeys(authorize(actor, "MANAGE_ORGANIZATION")),
    findOrganization(actor),
  ]);
  return <ApiKeys apiKeys={apiKeys} timeZone={time_zone} now={new Date().toISOString()} />;
}
