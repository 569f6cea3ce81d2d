import { createMember } from "./create-member";
import type { createWorld } from "./create-world";

type World = Awaited<ReturnType<typeof createWorld>>;
/** Calls the API as the world's ADMIN. */
type Call = (
  method: string,
  path: string,
  body?: unknown,
  // biome-ignore lint/suspicious/noExplicitAny: each caller states the type that it expects
) => Promise<{ status: number; body: any }>;
/** `id` replaces the world's own record in the path; a string as `body` is sent as it is. */
type ValidPost = { body?: unknown; id?: string };

const CRM = "/api/v1/crm";

/** A valid body for every POST that needs a caller, after any preparation it needs. */
export const VALID_POSTS: Record<string, (world: World, call: Call) => Promise<ValidPost>> = {
  pipelines: async () => ({ body: { name: "New", stages: [{ name: "One" }, { name: "Two" }] } }),
  "pipelines/[id]/stages": async () => ({ body: { name: "New stage" } }),
  deals: async ({ ids }) => ({
    body: { title: "New", stageId: ids.stage, amount: 12.5, clientId: ids.contact },
  }),
  "organization-contact": async () => ({ body: { name: "New", primaryEmail: "new@example.com" } }),
  "v1/crm/opportunity_pipelines": async () => ({ body: { pipeline: { name: "New" } } }),
  "v1/crm/opportunity_pipelines/[id]/duplicate": async () => ({ body: { name: "Copy" } }),
  "v1/crm/opportunity_pipelines/[id]/move_and_delete": async (_world, call) => {
    const { body } = await call("GET", `${CRM}/opportunity_pipelines`);
    return { body: { pipeline_id: body.default_pipeline_id } };
  },
  "v1/crm/opportunity_pipelines/[id]/set_organization_default": async () => ({
    body: { add_unassigned_stage: true },
  }),
  "v1/crm/opportunity_pipelines/[id]/set_default": async () => ({}),
  "v1/crm/opportunity_pipelines/reorder": async ({ ids }, call) => {
    const { body } = await call("GET", `${CRM}/opportunity_pipelines`);
    return { body: { ordered_ids: [ids.pipeline, body.default_pipeline_id] } };
  },
  "v1/crm/opportunities": async ({ ids }) => ({
    body: {
      name: "New",
      pipeline_stage_id: ids.stage,
      account_id: ids.accountPublic,
      amount: "12.50",
    },
  }),
  "v1/crm/opportunities/[id]/restore": deletedFirst("opportunities", "opportunity"),
  "v1/crm/opportunities/[id]/undo_move": async ({ ids }, call) => {
    const path = `${CRM}/opportunities/${ids.opportunity}`;
    const { body } = await call("GET", `${CRM}/opportunity_pipelines/${ids.pipeline}`);
    await call("PATCH", path, { pipeline_stage_id: body.pipeline.stages.at(-1).id });
    return {};
  },
  "v1/crm/opportunities/reorder": async ({ ids }, call) => {
    const { body } = await call("POST", `${CRM}/opportunities`, {
      name: "Second",
      pipeline_stage_id: ids.stage,
    });
    return {
      body: { pipeline_stage_id: ids.stage, ordered_ids: [body.opportunity.id, ids.opportunity] },
    };
  },
  "v1/crm/opportunities/bulk": async ({ ids }) => ({
    body: { ids: [ids.opportunity], patch: { add_tags: ["hot"], owner_user_id: ids.user } },
  }),
  "v1/crm/undo": async ({ ids }, call) => {
    const bulk = { ids: [ids.opportunity], patch: { add_tags: ["hot"] } };
    const { body } = await call("POST", `${CRM}/opportunities/bulk`, bulk);
    return { body: { undo_token: body.undo_token } };
  },
  "v1/crm/accounts": async () => ({ body: { name: "New", tags: ["a"] } }),
  "v1/crm/accounts/[id]/restore": deletedFirst("accounts", "account"),
  "v1/crm/accounts/[id]/merge": mergeWithAnother("accounts", "account"),
  "v1/crm/contacts": async ({ ids }) => ({
    body: { name: "New", email: "new@example.com", account_id: ids.account },
  }),
  "v1/crm/contacts/[id]/restore": deletedFirst("contacts", "contact"),
  "v1/crm/contacts/[id]/merge": mergeWithAnother("contacts", "contact"),
  "v1/crm/leads": async () => ({ body: { name: "New", company: "Acme" } }),
  "v1/crm/leads/[id]/restore": deletedFirst("leads", "lead"),
  "v1/crm/leads/[id]/convert": async () => ({
    body: { account: { name: "Acme" }, opportunity: { name: "First" } },
  }),
  "v1/crm/activities": async ({ ids }) => ({
    body: {
      kind: "task",
      subject: "Call",
      opportunity_id: ids.opportunity,
      due_at: "2026-12-01T09:00:00Z",
    },
  }),
  "v1/crm/activities/[id]/restore": deletedFirst("activities", "activity"),
  "v1/crm/members/[id]/deactivate": async (world) => ({
    id: (await colleague(world)).userId,
    body: {},
  }),
  "v1/crm/members/[id]/reactivate": async (world, call) => {
    const { userId } = await colleague(world);
    await call("POST", `${CRM}/members/${userId}/deactivate`, {});
    return { id: userId };
  },
  "v1/crm/members/[id]/hand_over": async (world, call) => {
    const { userId } = await colleague(world);
    await call("PATCH", `${CRM}/opportunities/${world.ids.opportunity}`, {
      owner_user_id: world.ids.user,
    });
    return { body: { to_user_id: userId, which: "all" } };
  },
  "v1/crm/members/[id]/password_reset": async (world) => ({
    id: (await colleague(world)).userId,
    body: {},
  }),
  "v1/crm/invitations": async () => ({ body: { role: "REP", email: "new@example.com" } }),
  "v1/crm/profile/password": async ({ admin }) => ({
    body: { current_password: admin.password, new_password: "another that is long enough" },
  }),
  "v1/crm/api_keys": async () => ({ body: { name: "New", scope: "read" } }),
  "v1/crm/views": async () => ({
    body: { name: "New", query: { q: "a" }, layout: { columns: ["name"] } },
  }),
  "v1/crm/import": async () => ({
    body: { accounts: [{ name: "New" }], opportunities: [{ name: "New" }] },
  }),
  "v1/crm/import/opportunities.csv": async () => ({ body: "Name\nNew\n" }),
};

function deletedFirst(
  plural: string,
  kind: "opportunity" | "account" | "contact" | "lead" | "activity",
) {
  return async ({ ids }: World, call: Call): Promise<ValidPost> => {
    await call("DELETE", `${CRM}/${plural}/${ids[kind]}`);
    return {};
  };
}

function mergeWithAnother(plural: string, kind: "account" | "contact") {
  return async ({ ids }: World, call: Call): Promise<ValidPost> => {
    const { body } = await call("POST", `${CRM}/${plural}`, { name: "Other" });
    const other = body[kind].id;
    return { body: { ids: [other], lock_versions: { [ids[kind]]: 0, [other]: 0 } } };
  };
}

function colleague({ admin }: World) {
  return createMember({ id: admin.organizationId, tenantId: admin.tenantId }, { role: "REP" });
}
