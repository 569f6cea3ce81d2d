import { randomUUID } from "node:crypto";
import type { WorldIds } from "@/lib/http/testing/route-table";

/** Ids in the right form that never existed. */
export function unknownIds(): WorldIds {
  const random = () => randomUUID().replaceAll("-", "").slice(0, 12);
  return {
    pipeline: randomUUID(),
    stage: randomUUID(),
    opportunity: randomUUID(),
    account: randomUUID(),
    contact: randomUUID(),
    lead: randomUUID(),
    activity: randomUUID(),
    view: randomUUID(),
    invitation: randomUUID(),
    apiKey: randomUUID(),
    undo: randomUUID(),
    session: randomUUID(),
    user: randomUUID(),
    organization: randomUUID(),
    tenant: randomUUID(),
    opportunityPublic: `opp_${random()}`,
    accountPublic: `acct_${random()}`,
    contactPublic: `cnt_${random()}`,
    leadPublic: `lead_${random()}`,
    activityPublic: `act_${random()}`,
  };
}
