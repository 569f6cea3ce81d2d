import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { signAccessToken } from "@/lib/auth/token";
import { everywhere } from "@/lib/db/client";
import { callRoute, routeFiles } from "@/lib/http/testing/call-route";
import { createAccount } from "@/prisma/factories/create-account";
import { createActivity } from "@/prisma/factories/create-activity";
import { createContact } from "@/prisma/factories/create-contact";
import { createLead } from "@/prisma/factories/create-lead";
import { createMember } from "@/prisma/factories/create-member";
import { createOpportunity } from "@/prisma/factories/create-opportunity";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";

// Every route × every place an id can stand × another organization's id: the answer is exactly the one for an id that
// never existed. The routes come from the file system: a new one without an entry here fails the first test.

/** The matrix grows with the routes; a busy machine must not decide it, in milliseconds. */
const LONG = 180_000;

type Kind =
  | "pipeline"
  | "stage"
  | "opportunity"
  | "account"
  | "contact"
  | "lead"
  | "activity"
  | "view"
  | "invitation"
  | "apiKey"
  | "undo"
  | "user"
  | "organization"
  | "tenant";
type PublicId = "opportunityPublic" | "accountPublic" | "contactPublic" | "leadPublic" | "activityPublic";
type Ids = Record<Kind | PublicId, string>;
type Place = { query?: (ids: Ids) => string; body?: (ids: Ids) => unknown };

/** Where ids stand beside the path, by method and route. */
const PLACES: Record<string, Place[]> = {
  "GET pipelines": [
    { query: (o) => `tenantId=${o.tenant}` },
    { query: (o) => `where[organizationId]=${o.organization}` },
    { query: (o) => `where[id]=${o.pipeline}` },
  ],
  "GET pipelines/count": [{ query: (o) => `organizationId=${o.organization}` }],
  "GET pipelines/pagination": [
    { query: (o) => `where[tenantId]=${o.tenant}` },
    { query: (o) => `where[createdByUserId]=${o.user}` },
  ],
  "POST pipelines": [
    { body: (o) => ({ name: "P", organizationId: o.organization }) },
    { body: (o) => ({ name: "P", tenantId: o.tenant }) },
  ],
  "GET pipelines/[id]": [],
  "PUT pipelines/[id]": [{ body: (o) => ({ stages: [{ id: o.stage, name: "Taken" }] }) }],
  "DELETE pipelines/[id]": [],
  "GET pipelines/[id]/deals": [],
  "POST pipelines/[id]/stages": [],
  "PUT pipelines/[id]/stages/[stageId]": [],
  "DELETE pipelines/[id]/stages/[stageId]": [],
  "GET deals": [
    { query: (o) => `stageId=${o.stage}` },
    { query: (o) => `pipelineId=${o.pipeline}` },
    { query: (o) => `clientId=${o.contact}` },
    { query: (o) => `createdByUserId=${o.user}` },
    { query: (o) => `where[id]=${o.opportunity}` },
    { query: (o) => `data=${encodeURIComponent(JSON.stringify({ findInput: { stageId: o.stage } }))}` },
    { query: (o) => `data=${encodeURIComponent(JSON.stringify({ findInput: { organizationId: o.organization } }))}` },
  ],
  "GET deals/count": [{ query: (o) => `stageId=${o.stage}` }],
  "GET deals/pagination": [
    { query: (o) => `where[stageId]=${o.stage}` },
    { query: (o) => `where[clientId]=${o.contact}` },
  ],
  "POST deals": [
    { body: (o) => ({ title: "D", stageId: o.stage }) },
    { body: (o) => ({ title: "D", stageId: own.stage, clientId: o.contact }) },
  ],
  "GET deals/[id]": [],
  "PUT deals/[id]": [{ body: (o) => ({ stageId: o.stage }) }, { body: (o) => ({ clientId: o.contact }) }],
  "DELETE deals/[id]": [],
  "PUT deals/[id]/recover": [],
  "GET organization-contact": [
    {
      query: (o) => `data=${encodeURIComponent(JSON.stringify({ relations: [], findInput: { tenantId: o.tenant } }))}`,
    },
  ],
  "GET organization-contact/count": [{ query: (o) => `tenantId=${o.tenant}` }],
  "GET organization-contact/pagination": [{ query: (o) => `where[id]=${o.contact}` }],
  "POST organization-contact": [{ body: (o) => ({ name: "C", organizationId: o.organization }) }],
  "GET organization-contact/[id]": [],
  "PUT organization-contact/[id]": [],
  "DELETE organization-contact/[id]": [],
  "GET v1/crm/opportunity_pipelines": [],
  "POST v1/crm/opportunity_pipelines": [],
  "GET v1/crm/opportunity_pipelines/[id]": [],
  "PATCH v1/crm/opportunity_pipelines/[id]": [
    { body: (o) => ({ stages: [{ id: o.stage, name: "Taken" }] }) },
    { body: (o) => ({ stages: [{ id: own.stage, _destroy: true, move_opportunities_to: o.stage }] }) },
  ],
  "PUT v1/crm/opportunity_pipelines/[id]": [
    { body: (o) => ({ stages: [{ id: o.stage, name: "Taken" }] }) },
    { body: (o) => ({ stages: [{ name: "New" }, { id: own.stage, _destroy: true, move_opportunities_to: o.stage }] }) },
  ],
  "DELETE v1/crm/opportunity_pipelines/[id]": [],
  "POST v1/crm/opportunity_pipelines/[id]/duplicate": [],
  "POST v1/crm/opportunity_pipelines/[id]/move_and_delete": [{ body: (o) => ({ pipeline_id: o.pipeline }) }],
  "POST v1/crm/opportunity_pipelines/[id]/set_organization_default": [],
  "POST v1/crm/opportunity_pipelines/reorder": [
    { body: (o) => ({ ordered_ids: [o.pipeline] }) },
    { body: (o) => ({ ordered_ids: [own.pipeline, o.pipeline] }) },
  ],
  "POST v1/crm/opportunity_pipelines/[id]/set_default": [],
  "GET v1/crm/opportunities": [
    { query: (o) => `pipeline_id=${o.pipeline}` },
    { query: (o) => `pipeline_stage_id=${o.stage}` },
    { query: (o) => `owner_user_id=${o.user}` },
    { query: (o) => `account_id=${o.account}` },
    { query: (o) => `account_id=${o.accountPublic}` },
    { query: (o) => `q=${o.opportunityPublic}` },
  ],
  "GET v1/crm/opportunities/summary": [
    { query: (o) => `pipeline_id=${o.pipeline}` },
    { query: (o) => `account_id=${o.accountPublic}` },
  ],
  "POST v1/crm/opportunities": [
    { body: (o) => ({ name: "N", pipeline_id: o.pipeline }) },
    { body: (o) => ({ name: "N", pipeline_stage_id: o.stage }) },
    { body: (o) => ({ name: "N", pipeline_id: o.pipeline, pipeline_stage_id: own.stage }) },
    { body: (o) => ({ name: "N", account_id: o.account }) },
    { body: (o) => ({ name: "N", account_id: o.accountPublic }) },
    { body: (o) => ({ name: "N", contact_id: o.contactPublic }) },
    { body: (o) => ({ name: "N", owner_user_id: o.user }) },
  ],
  "GET v1/crm/opportunities/[id]": [],
  "PATCH v1/crm/opportunities/[id]": [
    { body: (o) => ({ pipeline_stage_id: o.stage }) },
    { body: (o) => ({ pipeline_id: o.pipeline }) },
    { body: (o) => ({ account_id: o.account }) },
    { body: (o) => ({ contact_id: o.contact }) },
    { body: (o) => ({ owner_user_id: o.user }) },
    { body: (o) => ({ after_id: o.opportunity }) },
    { body: (o) => ({ before_id: o.opportunityPublic }) },
    { body: (o) => ({ expected_stage_id: o.stage, name: "Never" }) },
  ],
  "DELETE v1/crm/opportunities/[id]": [],
  "POST v1/crm/opportunities/[id]/restore": [],
  "POST v1/crm/opportunities/reorder": [
    { body: (o) => ({ pipeline_stage_id: o.stage, ordered_ids: [own.opportunity] }) },
    { body: (o) => ({ pipeline_stage_id: own.stage, ordered_ids: [own.opportunity, o.opportunity] }) },
    { body: (o) => ({ pipeline_stage_id: own.stage, ordered_ids: [o.opportunityPublic] }) },
  ],
  "POST v1/crm/opportunities/bulk": [
    { body: (o) => ({ ids: [o.opportunity], delete: true }) },
    { body: (o) => ({ ids: [own.opportunity, o.opportunityPublic], patch: { add_tags: ["Taken"] } }) },
    { body: (o) => ({ ids: [own.opportunity], patch: { pipeline_stage_id: o.stage } }) },
    { body: (o) => ({ ids: [own.opportunity], patch: { owner_user_id: o.user } }) },
  ],
  "POST v1/crm/undo": [{ body: (o) => ({ undo_token: o.undo }) }],
  "GET v1/crm/accounts": [
    { query: (o) => `q=${o.accountPublic}` },
    { query: (o) => `q=${o.accountPublic}&include=summary&sort=-opportunities_count` },
  ],
  "POST v1/crm/accounts": [{ body: (o) => ({ name: "A", owner_user_id: o.user }) }],
  "GET v1/crm/accounts/[id]": [],
  "PATCH v1/crm/accounts/[id]": [{ body: (o) => ({ owner_user_id: o.user }) }],
  "DELETE v1/crm/accounts/[id]": [],
  "POST v1/crm/accounts/[id]/restore": [],
  "GET v1/crm/accounts/duplicates": [],
  "GET v1/crm/accounts/[id]/links": [],
  "GET v1/crm/accounts/[id]/opportunities": [],
  "POST v1/crm/accounts/[id]/merge": mergePlaces("account"),
  "GET v1/crm/contacts": [
    { query: (o) => `q=${o.contactPublic}` },
    { query: (o) => `account_id=${o.account}` },
    { query: (o) => `account_id=${o.accountPublic}&include=summary` },
  ],
  "POST v1/crm/contacts": [
    { body: (o) => ({ name: "C", account_id: o.account }) },
    { body: (o) => ({ name: "C", account_id: o.accountPublic }) },
  ],
  "GET v1/crm/contacts/[id]": [],
  "PATCH v1/crm/contacts/[id]": [
    { body: (o) => ({ account_id: o.account }) },
    { body: (o) => ({ owner_user_id: o.user }) },
  ],
  "DELETE v1/crm/contacts/[id]": [],
  "POST v1/crm/contacts/[id]/restore": [],
  "GET v1/crm/leads": [{ query: (o) => `q=${o.leadPublic}` }, { query: (o) => `owner_user_id=${o.user}` }],
  "POST v1/crm/leads": [{ body: (o) => ({ name: "L", owner_user_id: o.user }) }],
  "GET v1/crm/leads/[id]": [],
  "PATCH v1/crm/leads/[id]": [{ body: (o) => ({ owner_user_id: o.user }) }],
  "DELETE v1/crm/leads/[id]": [],
  "POST v1/crm/leads/[id]/restore": [],
  "POST v1/crm/leads/[id]/convert": [
    { body: (o) => ({ account: { id: o.account } }) },
    { body: (o) => ({ account: { id: o.accountPublic } }) },
    { body: (o) => ({ contact: { id: o.contact } }) },
    { body: (o) => ({ contact: { id: o.contactPublic } }) },
    { body: (o) => ({ opportunity: { pipeline_id: o.pipeline } }) },
    { body: (o) => ({ opportunity: { pipeline_stage_id: o.stage } }) },
    { body: (o) => ({ opportunity: { owner_user_id: o.user } }) },
  ],
  "GET v1/crm/activities": [
    { query: (o) => `opportunity_id=${o.opportunity}` },
    { query: (o) => `opportunity_id=${o.opportunityPublic}` },
    { query: (o) => `contact_id=${o.contactPublic}` },
    { query: (o) => `account_id=${o.account}` },
    { query: (o) => `owner_user_id=${o.user}` },
    { query: (o) => `q=${o.activityPublic}` },
  ],
  "POST v1/crm/activities": [
    { body: (o) => ({ kind: "task", subject: "S", opportunity_id: o.opportunity }) },
    { body: (o) => ({ kind: "task", subject: "S", opportunity_id: o.opportunityPublic }) },
    { body: (o) => ({ kind: "task", subject: "S", contact_id: o.contact }) },
    { body: (o) => ({ kind: "task", subject: "S", account_id: o.accountPublic }) },
    { body: (o) => ({ kind: "task", subject: "S", owner_user_id: o.user }) },
    { body: (o) => ({ subject: 7, opportunity_id: o.opportunity }) },
  ],
  "GET v1/crm/activities/[id]": [],
  "PATCH v1/crm/activities/[id]": [
    { body: (o) => ({ opportunity_id: o.opportunity }) },
    { body: (o) => ({ contact_id: o.contactPublic }) },
    { body: (o) => ({ account_id: o.account }) },
    { body: (o) => ({ owner_user_id: o.user }) },
  ],
  "DELETE v1/crm/activities/[id]": [],
  "POST v1/crm/activities/[id]/restore": [],
  "GET v1/crm/contacts/duplicates": [],
  "GET v1/crm/contacts/[id]/links": [],
  "GET v1/crm/contacts/[id]/opportunities": [],
  "POST v1/crm/contacts/[id]/merge": mergePlaces("contact"),
  "GET v1/crm/trash": [{ query: (o) => `q=${o.opportunityPublic}` }],
  "GET v1/crm/members": [],
  "GET v1/crm/members/[id]": [],
  "PATCH v1/crm/members/[id]": [],
  "POST v1/crm/members/[id]/deactivate": [{ body: (o) => ({ hand_over: { to_user_id: o.user } }) }],
  "POST v1/crm/members/[id]/reactivate": [],
  "POST v1/crm/members/[id]/hand_over": [{ body: (o) => ({ to_user_id: o.user, which: "all" }) }],
  "POST v1/crm/members/[id]/password_reset": [],
  "GET v1/crm/invitations": [],
  "POST v1/crm/invitations": [],
  "DELETE v1/crm/invitations/[id]": [],
  "GET v1/crm/profile": [],
  "PATCH v1/crm/profile": [],
  "POST v1/crm/profile/password": [],
  "GET v1/crm/change_events": [
    { query: (o) => `record_id=${o.opportunity}` },
    { query: (o) => `record_id=${o.opportunityPublic}` },
  ],
  "GET v1/crm/search": [{ query: (o) => `q=${o.opportunityPublic}` }, { query: (o) => `q=${o.contactPublic}` }],
  "GET v1/crm/events": [],
  "GET v1/crm/api_keys": [],
  "POST v1/crm/api_keys": [],
  "DELETE v1/crm/api_keys/[id]": [],
  "GET v1/crm/organization": [],
  "PATCH v1/crm/organization": [],
  "GET v1/crm/views": [],
  "POST v1/crm/views": [],
  "PATCH v1/crm/views/[id]": [],
  "DELETE v1/crm/views/[id]": [],
  "GET v1/crm/export": [],
  "GET v1/crm/export/opportunities.csv": [{ query: (o) => `pipeline_id=${o.pipeline}` }],
  "POST v1/crm/import/opportunities.csv": [
    { query: (o) => `pipeline_id=${o.pipeline}`, body: () => "Name\nN\n" },
    { query: () => "dry_run=true", body: (o) => `Name,Public ID\nN,${o.opportunityPublic}\n` },
    {
      query: () => "dry_run=true&unknown_links=refuse",
      body: (o) => `Name,Account public ID,Contact public ID\nN,${o.accountPublic},${o.contactPublic}\n`,
    },
  ],
  "POST v1/crm/import": [
    {
      query: () => "dry_run=true",
      body: (o) => ({ opportunities: [{ name: "N", account_public_id: o.accountPublic }] }),
    },
    {
      query: () => "dry_run=true",
      body: (o) => ({ opportunities: [{ name: "N", pipeline_id: o.pipeline, pipeline_stage_id: o.stage }] }),
    },
  ],
};

/** Where ids stand in a merge: among the ones merged, as the record a field is taken from, and as one whose version is named. */
function mergePlaces(kind: "account" | "contact"): Place[] {
  const publicId = `${kind}Public` as const;
  const versions = (ids: string[]) => Object.fromEntries(ids.map((id) => [id, 0]));
  return [
    { body: (o) => ({ ids: [o[kind]], lock_versions: versions([own[kind], o[kind]]) }) },
    { body: (o) => ({ ids: [o[publicId]], lock_versions: versions([own[publicId], o[publicId]]) }) },
    { body: (o) => ({ ids: [own[kind]], fields: { name: o[kind] }, lock_versions: versions([own[kind]]) }) },
    { query: () => "dry_run=true", body: (o) => ({ ids: [o[kind]], lock_versions: versions([o[kind]]) }) },
  ];
}

const OPEN = new Set([
  "auth/[...nextauth]",
  "auth/login",
  "auth/refresh-token",
  "v1/auth/login",
  "v1/crm/setup",
  "health",
  "v1/health",
  "ping",
  "metrics",
  "v1/crm/invitations/lookup",
  "v1/crm/invitations/accept",
  "v1/crm/password_resets/lookup",
  "v1/crm/password_resets/apply",
]);
/** Writes of one's own, which every member may do. */
const VIEWER_MAY = new Set([
  "POST v1/crm/opportunity_pipelines/[id]/set_default",
  "POST v1/crm/views",
  "PATCH v1/crm/views/[id]",
  "DELETE v1/crm/views/[id]",
  "PATCH v1/crm/profile",
  "POST v1/crm/profile/password",
]);
const CATCH_ALL = new Set(["[...unknown]", "v1/crm/[...unknown]"]);

let own: Ids;
let foreign: Ids;
let token: string;
let viewer: string;

beforeAll(async () => {
  const mine = await world();
  own = mine.ids;
  foreign = (await world()).ids;
  token = await signAccessToken(mine.admin.userId, mine.admin.organizationId);
  const member = await createMember(
    { id: mine.admin.organizationId, tenantId: mine.admin.tenantId },
    { role: "VIEWER" },
  );
  viewer = await signAccessToken(member.userId, member.organizationId);
});

async function world() {
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
  const [lead, activity, view, invitation, apiKey, undo] = await Promise.all([
    createLead(organizationId),
    createActivity(organizationId),
    everywhere().view.create({ data: { organizationId, name: "View", isShared: true, query: {}, layout: {} } }),
    everywhere().invitation.create({ data: { organizationId, role: "REP", tokenHash: secret, expiresAt } }),
    everywhere().apiKey.create({
      data: { organizationId, name: "Key", scope: "read", prefix: secret.slice(0, 8), secretHash: secret },
    }),
    everywhere().undoEntry.create({ data: { organizationId, steps: [], expiresAt, userId: admin.userId } }),
  ]);
  const ids: Ids = {
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
  };
  return { ids, admin };
}

/** Ids of the same forms that never existed. */
function unknownIds(): Ids {
  const random = () => randomUUID().replaceAll("-", "").slice(0, 12);
  const uuids = Object.fromEntries(Object.keys(foreign).map((kind) => [kind, randomUUID()])) as Ids;
  return {
    ...uuids,
    opportunityPublic: `opp_${random()}`,
    accountPublic: `acct_${random()}`,
    contactPublic: `cnt_${random()}`,
    leadPublic: `lead_${random()}`,
    activityPublic: `act_${random()}`,
  };
}

async function endpoints(): Promise<{ method: string; route: string }[]> {
  const found = await Promise.all(
    routeFiles().map(async ({ steps }) => {
      const route = steps.join("/");
      if (OPEN.has(route) || CATCH_ALL.has(route) || route === "user/me") return [];
      const path = `/api/${route.replace(/\[\w+\]/g, randomUUID())}`;
      const { headers } = await callRoute("OPTIONS", path);
      const methods = (headers.get("allow") ?? "").split(", ").filter((method) => method !== "OPTIONS");
      return methods.map((method) => ({ method, route }));
    }),
  );
  return found.flat();
}

/** The ids that stand in the path of a route, foreign ones from `ids`; a place of its own for each, the others the caller's. */
function paths(route: string, ids: Ids): string[] {
  const forms = (kind: Kind, from: Ids): string[] => {
    const publicId = route.startsWith("v1") || kind === "account" ? PUBLIC_IDS[kind] : undefined;
    return publicId ? [from[kind], from[publicId]] : [from[kind]];
  };
  const places = [...route.matchAll(/\[(\w+)\]/g)].map(([text, name]) => ({ text, kind: kindOf(route, name ?? "") }));
  return places.flatMap(({ text, kind }) =>
    forms(kind, ids).map((id) => {
      const rest = places
        .filter((place) => place.text !== text)
        .reduce((path, place) => path.replace(place.text, own[place.kind]), route.replace(text, id));
      return `/api/${rest}`;
    }),
  );
}

const PUBLIC_IDS: Partial<Record<Kind, PublicId>> = {
  opportunity: "opportunityPublic",
  account: "accountPublic",
  contact: "contactPublic",
  lead: "leadPublic",
  activity: "activityPublic",
};

/** What an id in a path names, by the folder it stands in. */
const KINDS: Record<string, Kind> = {
  pipelines: "pipeline",
  opportunity_pipelines: "pipeline",
  stages: "stage",
  deals: "opportunity",
  opportunities: "opportunity",
  accounts: "account",
  contacts: "contact",
  "organization-contact": "contact",
  leads: "lead",
  activities: "activity",
  views: "view",
  invitations: "invitation",
  api_keys: "apiKey",
  members: "user",
};

function kindOf(route: string, name: string): Kind {
  const steps = route.split("/");
  const kind = KINDS[steps[steps.indexOf(`[${name}]`) - 1] ?? ""];
  if (!kind) throw new Error(`What does [${name}] name in ${route}?`);
  return kind;
}

const BODIES: Record<string, unknown> = {
  POST: { name: "Name", title: "Name" },
  PUT: { name: "Name", title: "Name" },
  PATCH: { name: "Name" },
};

/** What an answer says, with the ids that were asked for and the request's own id blanked. */
async function said(method: string, path: string, body: unknown, ids: Ids, as = token) {
  const answer = await callRoute(method, path, {
    token: as,
    body: method === "GET" || method === "DELETE" ? undefined : body,
    headers: typeof body === "string" ? { "content-type": "text/csv" } : {},
  });
  let text = JSON.stringify({ ...answer.body, request_id: undefined, cursor: undefined });
  for (const [kind, id] of Object.entries(ids)) text = text.replaceAll(id, `<${kind}>`);
  return { status: answer.status, text };
}

describe("another organization's record", { timeout: LONG }, () => {
  test("has a place in this matrix for every route and method there is", async () => {
    const named = (await endpoints()).map(({ method, route }) => `${method} ${route}`).sort();
    expect(named).toEqual(Object.keys(PLACES).sort());
  });

  test("in the path is answered exactly as one that never existed", async () => {
    let compared = 0;
    for (const { method, route } of await endpoints()) {
      const unknown = unknownIds();
      const unknownPaths = paths(route, unknown);
      for (const [index, path] of paths(route, foreign).entries()) {
        const answer = await said(method, path, BODIES[method], foreign);
        expect({ method, route, ...answer }).toEqual({
          method,
          route,
          ...(await said(method, unknownPaths[index] ?? "", BODIES[method], unknown)),
        });
        expect([404]).toContain(answer.status);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(30);
  });

  test("in a query, a body or a list of ids is answered exactly as one that never existed, and changes nothing", async () => {
    const before = await rowsOf(foreign.organization);
    let compared = 0;
    for (const { method, route } of await endpoints()) {
      const [path = ""] = route.includes("[") ? paths(route, own) : [`/api/${route}`];
      for (const { query, body } of PLACES[`${method} ${route}`] ?? []) {
        const unknown = unknownIds();
        const ask = (ids: Ids) => said(method, query ? `${path}?${query(ids)}` : path, body?.(ids), ids);
        const answer = await ask(foreign);
        const place = { method, route, query: query?.(foreign), body: body?.(foreign) };
        expect({ place, ...answer }).toEqual({ place, ...(await ask(unknown)) });
        if (method !== "GET" && !query) expect([400, 403, 404, 409, 422]).toContain(answer.status);
        for (const secret of [foreign.opportunityPublic, foreign.accountPublic, foreign.contactPublic])
          expect(answer.text).not.toContain(secret);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(45);
    expect(await rowsOf(foreign.organization)).toEqual(before);
  });
});

describe("every route", { timeout: LONG }, () => {
  test("answers nobody with 401 and WWW-Authenticate, whatever is asked", async () => {
    for (const { method, route } of await endpoints()) {
      const [path = ""] = route.includes("[") ? paths(route, own) : [`/api/${route}`];
      for (const bad of [
        undefined,
        "nonsense",
        `opk_live_aaaaaaaa_${"a".repeat(32)}`,
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.",
      ]) {
        const answer = await callRoute(method, path, {
          token: bad,
          body: method === "GET" || method === "DELETE" ? undefined : {},
        });
        expect({ method, route, status: answer.status, challenge: answer.headers.get("www-authenticate") }).toEqual({
          method,
          route,
          status: 401,
          challenge: "Bearer",
        });
      }
    }
  });

  test("that writes, exports or imports is forbidden to a VIEWER, before anything is looked up", async () => {
    for (const { method, route } of await endpoints()) {
      const reads = method === "GET" && !route.startsWith("v1/crm/export");
      if (reads || VIEWER_MAY.has(`${method} ${route}`)) continue;
      const [path = ""] = route.includes("[") ? paths(route, unknownIds()) : [`/api/${route}`];
      const answer = await callRoute(method, path, {
        token: viewer,
        body: method === "GET" || method === "DELETE" ? undefined : {},
      });
      expect({ method, route, status: answer.status }).toEqual({ method, route, status: 403 });
    }
  });
});

async function rowsOf(organizationId: string) {
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
