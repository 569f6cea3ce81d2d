import type { Examples } from "@/lib/http/openapi/api-description";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { uniqueName } from "@/prisma/factories/unique-name";
import { requestRoute } from "./call-route";
import { signAccessToken } from "./sign-access-token";

/**
 * Walks through both APIs in an organization of its own and returns what was sent and answered on the
 * way. Ids, times and addresses are made the same in every run.
 */
export async function exampleTour(): Promise<Examples> {
  const email = `${uniqueName("ada")}@example.com`.replaceAll(" ", "-").toLowerCase();
  const member = await createMember(await createOrganization({ name: "Halden Instruments" }), {
    name: "Ada Lindqvist",
    email,
  });
  const token = await signAccessToken(member.userId, member.organizationId);
  const seen: Record<string, { request?: unknown; response?: unknown }> = {};
  const call = async (route: string, ids: string[] = [], request?: unknown, query = "") => {
    const [method = "", steps = ""] = route.split(" ");
    const left = [...ids];
    const path = `/api/${steps.replace(/\[\w+\]/g, () => left.shift() ?? "")}${query}`;
    // Not held against the stored document, which is written from what this walk sees.
    const answer = await requestRoute(method, path, { token, body: request });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${route}: ${text}`);
    const response = text === "" ? undefined : JSON.parse(text);
    seen[route] ??= { request, response };
    return response;
  };
  const pipeline = await tourDeals(call);
  await tourCrm(call, pipeline);
  return stable(seen, email);
}

type Call = (
  route: string,
  ids?: string[],
  request?: unknown,
  query?: string,
  // biome-ignore lint/suspicious/noExplicitAny: each step states the body that it expects
) => Promise<any>;
type Stages = { id: string; stages: { id: string }[] };

async function tourDeals(call: Call): Promise<Stages> {
  const pipeline = await call("POST pipelines", [], {
    name: "Partners",
    stages: [
      { name: "New", index: 0, probability: 20 },
      { name: "Closed Won", index: 1 },
      { name: "Closed Lost", index: 2 },
    ],
  });
  const [open, won] = pipeline.stages;
  const contact = await call("POST organization-contact", [], {
    name: "Grace Hopper",
    primaryEmail: "grace@acme.example",
    contactType: "CLIENT",
  });
  const deal = await call("POST deals", [], {
    title: "Acme expansion",
    stageId: open.id,
    probability: 75,
    amount: 12500,
    clientId: contact.id,
  });
  await call("GET deals", [], undefined, "?order[amount]=DESC&take=10&skip=0");
  await call("GET deals/[id]", [deal.id]);
  await call("GET deals/count");
  await call("PUT deals/[id]", [deal.id], { stageId: won.id });
  await call("GET pipelines", [], undefined, "?search=Partners");
  await call("GET pipelines/[id]", [pipeline.id]);
  await call("GET pipelines/[id]/deals", [pipeline.id]);
  await call("POST pipelines/[id]/stages", [pipeline.id], { name: "Proposal", probability: 50 });
  await call("GET organization-contact/[id]", [contact.id]);
  await call("GET user/me");
  await call("DELETE deals/[id]", [deal.id]);
  await call("PUT deals/[id]/recover", [deal.id]);
  return pipeline;
}

async function tourCrm(call: Call, { id: pipelineId, stages }: Stages): Promise<void> {
  const [open, won] = stages.map(({ id }) => id);
  const acme = await call("POST v1/crm/accounts", [], {
    account: { name: "Globex", domain: "globex.example", industry: "Manufacturing" },
  });
  const made = await call("POST v1/crm/opportunities", [], {
    opportunity: {
      name: "Globex renewal",
      amount: "12500.00",
      pipeline_stage_id: open,
      account_id: acme.account.public_id,
      expected_close_date: "2026-12-18",
      tags: ["renewal"],
    },
  });
  const { id, public_id } = made.opportunity;
  await call("GET v1/crm/opportunities", [], undefined, `?pipeline_id=${pipelineId}&limit=2`);
  await call("GET v1/crm/opportunities/[id]", [public_id]);
  await call("GET v1/crm/opportunities/summary", [], undefined, `?pipeline_id=${pipelineId}`);
  await call("PATCH v1/crm/opportunities/[id]", [public_id], {
    opportunity: { pipeline_stage_id: won, stage_position: 0 },
  });
  await call("POST v1/crm/opportunities/[id]/undo_move", [public_id]);
  await call("POST v1/crm/opportunities/reorder", [], {
    pipeline_stage_id: open,
    ordered_ids: [id],
  });
  const bulk = await call("POST v1/crm/opportunities/bulk", [], {
    ids: [public_id],
    patch: { add_tags: ["priority"] },
  });
  await call("POST v1/crm/undo", [], { undo_token: bulk.undo_token });
  await call("GET v1/crm/opportunity_pipelines/[id]", [pipelineId]);
  await call("POST v1/crm/opportunity_pipelines", [], { pipeline: { name: "My pipeline" } });
  await call("GET v1/crm/accounts", [], undefined, "?limit=1");
  await call("POST v1/crm/contacts", [], {
    contact: { name: "Edsger Dijkstra", email: "edsger@globex.example" },
  });
  const lead = await call("POST v1/crm/leads", [], {
    lead: { name: "Barbara Liskov", company: "Initech", source: "Trade fair" },
  });
  await call("POST v1/crm/leads/[id]/convert", [lead.lead.public_id], {
    opportunity: { name: "Initech pilot", amount: "4000.00" },
  });
  await call("POST v1/crm/activities", [], {
    activity: {
      kind: "call",
      subject: "Ask about the budget",
      due_at: "2026-12-15T09:00:00Z",
      opportunity_id: public_id,
    },
  });
  await call("GET v1/crm/change_events", [], undefined, `?record_id=${public_id}&limit=2`);
  await call("GET v1/crm/search", [], undefined, "?q=globex");
  await call("POST v1/crm/views", [], {
    view: { name: "Closing soon", query: { closes_before: "2027-01-01" } },
  });
  await call("GET v1/crm/organization");
  await call("GET v1/crm/members");
  await call("GET v1/crm/profile");
  await call("DELETE v1/crm/opportunities/[id]", [public_id]);
  await call("GET v1/crm/trash");
  await call("POST v1/crm/opportunities/[id]/restore", [public_id]);
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const PUBLIC_ID = /\b(opp|acct|cnt|lead|act)_[a-z0-9]{12}\b/g;
const MOMENT = /\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

/** Replaces what differs between runs: ids in the order of their first appearance, times by one. */
function stable(seen: Examples, email: string): Examples {
  const ids = new Map<string, string>();
  const numbered = (id: string, form: (number: string) => string) => {
    const known = ids.get(id) ?? form(String(ids.size + 1));
    ids.set(id, known);
    return known;
  };
  const text = JSON.stringify(seen)
    .replaceAll(email, "ada@halden.example")
    .replace(UUID, (id) => numbered(id, (n) => `7d1f0c52-0000-4000-8000-${n.padStart(12, "0")}`))
    .replace(PUBLIC_ID, (id, type) => numbered(id, (n) => `${type}_${n.padStart(12, "0")}`))
    .replace(MOMENT, "2026-12-01T09:30:00.000Z")
    .replace(/"undo_token":"[^"]+"/g, '"undo_token":"7d1f0c52-0000-4000-8000-00000000cafe"');
  let event = 4711;
  return JSON.parse(text, (name, value) => {
    if (name === "id" && typeof value === "number") return event++;
    return name === "next_since" ? event - 1 : value;
  });
}
