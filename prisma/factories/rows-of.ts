import { everywhere } from "@/lib/db/client";

/** Every row that the organization has of what its routes write. */
export async function rowsOf(organizationId: string) {
  const where = { organizationId };
  return {
    pipelines: await everywhere().pipeline.findMany({ where, orderBy: { id: "asc" } }),
    stages: await everywhere().stage.findMany({ where, orderBy: { id: "asc" } }),
    opportunities: await everywhere().opportunity.findMany({ where, orderBy: { id: "asc" } }),
    accounts: await everywhere().account.findMany({ where, orderBy: { id: "asc" } }),
    contacts: await everywhere().contact.findMany({ where, orderBy: { id: "asc" } }),
    leads: await everywhere().lead.findMany({ where, orderBy: { id: "asc" } }),
    activities: await everywhere().activity.findMany({ where, orderBy: { id: "asc" } }),
    events: await everywhere().changeEvent.count({ where }),
  };
}
