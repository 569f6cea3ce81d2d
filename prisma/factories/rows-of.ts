import { systemDb } from "@/lib/db/client";

/** Returns every row that the organization's routes can write. */
export async function rowsOf(organizationId: string) {
  const where = { organizationId };
  return {
    pipelines: await systemDb().pipeline.findMany({ where, orderBy: { id: "asc" } }),
    stages: await systemDb().stage.findMany({ where, orderBy: { id: "asc" } }),
    opportunities: await systemDb().opportunity.findMany({ where, orderBy: { id: "asc" } }),
    accounts: await systemDb().account.findMany({ where, orderBy: { id: "asc" } }),
    contacts: await systemDb().contact.findMany({ where, orderBy: { id: "asc" } }),
    leads: await systemDb().lead.findMany({ where, orderBy: { id: "asc" } }),
    activities: await systemDb().activity.findMany({ where, orderBy: { id: "asc" } }),
    events: await systemDb().changeEvent.count({ where }),
  };
}
