import { beforeAll, describe, expect, test } from "vitest";
import { callRoute } from "@/lib/http/testing/call-route";
import { endpoints, paths, type WorldIds } from "@/lib/http/testing/route-table";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { createWorld } from "@/prisma/factories/create-world";
import { rowsOf } from "@/prisma/factories/rows-of";
import { unknownIds } from "@/prisma/factories/unknown-ids";

// Every route × every position of an id × another organization's id: the response equals that for
// an id that never existed. The routes are read from the file system; a new one without an entry
// here fails the first test.

/** Timeout in ms. The matrix grows with the routes, and a busy machine must not fail it. */
const LONG = 180_000;

type Place = { query?: (ids: WorldIds) => string; body?: (ids: WorldIds) => unknown };

/** Ids outside the path, by method and route. */
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
    {
      query: (o) =>
        `data=${encodeURIComponent(JSON.stringify({ findInput: { stageId: o.stage } }))}`,
    },
    {
      query: (o) =>
        `data=${encodeURIComponent(JSON.stringify({ findInput: { organizationId: o.organization } }))}`,
    },
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
  "PUT deals/[id]": [
    { body: (o) => ({ stageId: o.stage }) },
    { body: (o) => ({ clientId: o.contact }) },
  ],
  "DELETE deals/[id]": [],
  "PUT deals/[id]/recover": [],
  "GET organization-contact": [
    {
      query: (o) =>
        `data=${encodeURIComponent(JSON.stringify({ relations: [], findInput: { tenantId: o.tenant } }))}`,
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
    {
      body: (o) => ({
        stages: [{ id: own.stage, _destroy: true, move_opportunities_to: o.stage }],
      }),
    },
  ],
  "PUT v1/crm/opportunity_pipelines/[id]": [
    { body: (o) => ({ stages: [{ id: o.stage, name: "Taken" }] }) },
    {
      body: (o) => ({
        stages: [
          { name: "New" },
          { id: own.stage, _destroy: true, move_opportunities_to: o.stage },
        ],
      }),
    },
  ],
  "DELETE v1/crm/opportunity_pipelines/[id]": [],
  "POST v1/crm/opportunity_pipelines/[id]/duplicate": [],
  "POST v1/crm/opportunity_pipelines/[id]/move_and_delete": [
    { body: (o) => ({ pipeline_id: o.pipeline }) },
  ],
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
  "POST v1/crm/opportunities/[id]/undo_move": [],
  "POST v1/crm/opportunities/reorder": [
    { body: (o) => ({ pipeline_stage_id: o.stage, ordered_ids: [own.opportunity] }) },
    {
      body: (o) => ({
        pipeline_stage_id: own.stage,
        ordered_ids: [own.opportunity, o.opportunity],
      }),
    },
    { body: (o) => ({ pipeline_stage_id: own.stage, ordered_ids: [o.opportunityPublic] }) },
  ],
  "POST v1/crm/opportunities/bulk": [
    { body: (o) => ({ ids: [o.opportunity], delete: true }) },
    {
      body: (o) => ({
        ids: [own.opportunity, o.opportunityPublic],
        patch: { add_tags: ["Taken"] },
      }),
    },
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
  "GET v1/crm/leads": [
    { query: (o) => `q=${o.leadPublic}` },
    { query: (o) => `owner_user_id=${o.user}` },
  ],
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
  "GET auth/permissions": [{ query: () => "permissions=VIEW_SALES_PIPELINES" }],
  "GET v1/crm/profile/sessions": [],
  "DELETE v1/crm/profile/sessions": [],
  "DELETE v1/crm/profile/sessions/[id]": [],
  "GET v1/crm/members/[id]/sessions": [],
  "DELETE v1/crm/members/[id]/sessions": [],
  "DELETE v1/crm/members/[id]/sessions/[sessionId]": [],
  "GET v1/crm/profile": [],
  "PATCH v1/crm/profile": [],
  "POST v1/crm/profile/password": [],
  "GET v1/crm/change_events": [
    { query: (o) => `record_id=${o.opportunity}` },
    { query: (o) => `record_id=${o.opportunityPublic}` },
  ],
  "GET v1/crm/search": [
    { query: (o) => `q=${o.opportunityPublic}` },
    { query: (o) => `q=${o.contactPublic}` },
  ],
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
  "GET v1/crm/export/opportunities.csv": [
    { query: (o) => `pipeline_id=${o.pipeline}` },
    { query: (o) => `pipeline_stage_id=${o.stage}` },
    { query: (o) => `account_id=${o.account}` },
    { query: (o) => `account_id=${o.accountPublic}` },
    { query: (o) => `contact_id=${o.contactPublic}` },
    { query: (o) => `owner_user_id=${o.user}` },
  ],
  "POST v1/crm/import/opportunities.csv": [
    { query: (o) => `pipeline_id=${o.pipeline}`, body: () => "Name\nN\n" },
    { query: () => "dry_run=true", body: (o) => `Name,Public ID\nN,${o.opportunityPublic}\n` },
    {
      query: () => "dry_run=true&unknown_links=refuse",
      body: (o) =>
        `Name,Account public ID,Contact public ID\nN,${o.accountPublic},${o.contactPublic}\n`,
    },
  ],
  "POST v1/crm/import": [
    {
      query: () => "dry_run=true",
      body: (o) => ({ opportunities: [{ name: "N", account_public_id: o.accountPublic }] }),
    },
    {
      query: () => "dry_run=true",
      body: (o) => ({
        opportunities: [{ name: "N", pipeline_id: o.pipeline, pipeline_stage_id: o.stage }],
      }),
    },
  ],
};

/** Ids in a merge: of the merged records, of a field's source, and in the versions. */
function mergePlaces(kind: "account" | "contact"): Place[] {
  const publicId = `${kind}Public` as const;
  const versions = (ids: string[]) => Object.fromEntries(ids.map((id) => [id, 0]));
  return [
    { body: (o) => ({ ids: [o[kind]], lock_versions: versions([own[kind], o[kind]]) }) },
    {
      body: (o) => ({ ids: [o[publicId]], lock_versions: versions([own[publicId], o[publicId]]) }),
    },
    {
      body: (o) => ({
        ids: [own[kind]],
        fields: { name: o[kind] },
        lock_versions: versions([own[kind]]),
      }),
    },
    {
      query: () => "dry_run=true",
      body: (o) => ({ ids: [o[kind]], lock_versions: versions([o[kind]]) }),
    },
  ];
}

let own: WorldIds;
let foreign: WorldIds;
let token: string;

beforeAll(async () => {
  const mine = await createWorld();
  own = mine.ids;
  foreign = (await createWorld()).ids;
  token = await signAccessToken(mine.admin.userId, mine.admin.organizationId);
});

const BODIES: Record<string, unknown> = {
  POST: { name: "Name", title: "Name" },
  PUT: { name: "Name", title: "Name" },
  PATCH: { name: "Name" },
};

/** Returns a response's status and body, with the requested ids and the request id removed. */
async function said(method: string, path: string, body: unknown, ids: WorldIds) {
  const answer = await callRoute(method, path, {
    token,
    body: method === "GET" || method === "DELETE" ? undefined : body,
    headers: typeof body === "string" ? { "content-type": "text/csv" } : {},
  });
  let text = JSON.stringify({ ...answer.body, request_id: undefined, cursor: undefined });
  for (const [kind, id] of Object.entries(ids)) text = text.replaceAll(id, `<${kind}>`);
  return { status: answer.status, text };
}

describe("another organization's record", { timeout: LONG }, () => {
  test("is covered by this matrix for every route and method", async () => {
    const named = (await endpoints()).map(({ method, route }) => `${method} ${route}`).sort();
    expect(named).toEqual(Object.keys(PLACES).sort());
  });

  test("in the path looks exactly like one that never existed", async () => {
    let compared = 0;
    for (const { method, route } of await endpoints()) {
      const unknown = unknownIds();
      const unknownPaths = paths(route, unknown, own);
      for (const [index, path] of paths(route, foreign, own).entries()) {
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

  test("in a query, a body or a list of ids looks exactly like one that never existed, and changes nothing", async () => {
    const before = await rowsOf(foreign.organization);
    let compared = 0;
    for (const { method, route } of await endpoints()) {
      const [path = ""] = route.includes("[") ? paths(route, own) : [`/api/${route}`];
      for (const { query, body } of PLACES[`${method} ${route}`] ?? []) {
        const unknown = unknownIds();
        const ask = (ids: WorldIds) =>
          said(method, query ? `${path}?${query(ids)}` : path, body?.(ids), ids);
        const answer = await ask(foreign);
        const place = { method, route, query: query?.(foreign), body: body?.(foreign) };
        expect({ place, ...answer }).toEqual({ place, ...(await ask(unknown)) });
        if (method !== "GET" && !query) expect([400, 403, 404, 409, 422]).toContain(answer.status);
        for (const secret of [
          foreign.opportunityPublic,
          foreign.accountPublic,
          foreign.contactPublic,
        ])
          expect(answer.text).not.toContain(secret);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(45);
    expect(await rowsOf(foreign.organization)).toEqual(before);
  });
});
