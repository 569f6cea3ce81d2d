import { randomUUID } from "node:crypto";
import { systemDb } from "@/lib/db/client";
import type { WorldIds } from "@/lib/http/testing/route-table";
import { createAccount } from "./create-account";
import { createActivity } from "./create-activity";
import { createContact } from "./create-contact";
import { createLead } from "./create-lead";
import { createMember } from "./create-member";
import { createOpportunity } from "./create-opportunity";
import { createOrganization } from "./create-organization";
import { createPipeline } from "./create-pipeline";

/** Creates an organization with an ADMIN and one record of every kind. */
export async function createWorld() {
  const organization = await createOrganization({ defaultPipeline: true });
  const admin = await createMember(organization);
  const pipeline = await createPipeline(organization.id);
  const [stage] = pipeline.stages;
  if (!stage) throw new Error("A pipeline has stages");
  const opportunity = await createOpportunity(stage);
  const account = await createAccount(organization.id);
  const contact = await createContact(organization.id);
  const organizationId = organization.id;
  const expiresAt = new Date(Date.now() + 3_600_000);
  const secret = randomUUID();
  const [lead, activity, view, invitation, apiKey, undo, session] = await Promise.all([
    createLead(organizationId),
    createActivity(organizationId),
    systemDb().view.create({
      data: { organizationId, name: "View", isShared: true, query: {}, layout: {} },
    }),
    systemDb().invitation.create({
      data: { organizationId, role: "REP", tokenHash: secret, expiresAt },
    }),
    systemDb().apiKey.create({
      data: {
        organizationId,
        name: "Key",
        scope: "read",
        prefix: secret.slice(0, 8),
        secretHash: secret,
      },
    }),
    systemDb().undoEntry.create({
      data: { organizationId, steps: [], expiresAt, userId: admin.userId },
    }),
    systemDb().session.create({
      data: { organizationId, userId: admin.userId, kind: "browser", epoch: 0, expiresAt },
    }),
  ]);
  const ids: WorldIds = {
    pipeline: pipeline.id,
    stage: stage.id,
    opportunity: opportunity.id,
    account: account.id,
    contact: contact.id,
    user: admin.userId,
    organization: organization.id,
    tenant: organization.tenantId,
    opportunityPublic: opportunity.publicId,
    accountPublic: account.publicId,
    contactPublic: contact.publicId,
    lead: lead.id,
    leadPublic: lead.publicId,
    activity: activity.id,
    activityPublic: activity.publicId,
    view: view.id,
    invitation: invitation.id,
    apiKey: apiKey.id,
    undo: undo.id,
    session: session.id,
  };
  return { ids, admin };
}
