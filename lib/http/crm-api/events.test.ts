import { afterEach, describe, expect, test, vi } from "vitest";
import { systemDb, systemTransaction } from "@/lib/db/client";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { env } from "@/lib/env";
import { endStreams } from "@/lib/http/open-streams";
import { callRoute, requestRoute } from "@/lib/http/testing/call-route";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { type OpenStream, openStream } from "@/lib/http/testing/open-stream";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { ProcessGlobal } from "@/lib/process-global";
import { actorFor } from "@/prisma/factories/actor-for";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

const EVENTS = "/api/v1/crm/events";
const OPPORTUNITIES = "/api/v1/crm/opportunities";

const open: OpenStream[] = [];
afterEach(() => {
  for (const stream of open.splice(0)) stream.leave();
  vi.useRealTimers();
});

async function world() {
  const organization = await createOrganization({ defaultPipeline: true });
  const admin = await createMember(organization);
  const call = await callerFor(admin);
  const token = await signAccessToken(admin.userId, admin.organizationId);
  const { body } = await call("GET", "/api/v1/crm/opportunity_pipelines");
  return {
    organization,
    admin,
    call,
    token,
    pipeline: body.pipelines[0],
    stages: body.pipelines[0].stages,
  };
}

/** Opens a stream and reads its first blocks, a comment and the start. */
async function listen(
  token: string,
  query = "",
  headers: Record<string, string> = {},
): Promise<OpenStream> {
  const stream = await openStream(`${EVENTS}${query}`, { token, headers });
  expect(stream.status).toBe(200);
  open.push(stream);
  expect(await stream.next()).toEqual({ comment: "heartbeat" });
  const id = expect.stringMatching(/^\d+$/);
  expect(await stream.next()).toEqual({ id, event: "start", data: {} });
  return stream;
}

async function create(call: Caller, fields: object = {}) {
  const { body } = await call("POST", OPPORTUNITIES, { name: "Card", ...fields });
  return body.opportunity;
}

const newest = async (call: Caller) => {
  const { body } = await call("GET", "/api/v1/crm/change_events?limit=1000");
  return body.next_since as number;
};

describe("the event stream", () => {
  test("starts immediately, at the newest or the given event, with headers against buffering in proxies", async () => {
    const { token, call } = await world();
    const before = await newest(call);
    for (const query of ["", `?since=${before}`]) {
      const begun = await openStream(`${EVENTS}${query}`, { token });
      open.push(begun);
      await begun.next();
      const start = await begun.next();
      expect(start).toMatchObject({ event: "start" });
      // Other organizations may have raised the common sequence in the meantime.
      expect(Number(start?.id)).toBeGreaterThanOrEqual(before);
    }
    const stream = await listen(token);
    expect(stream.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(stream.headers.get("cache-control")).toContain("no-store");
    expect(stream.headers.get("x-accel-buffering")).toBe("no");
    expect(stream.headers.get("x-request-id")).toBeTruthy();
  });

  test("sends new events in order, each with the current record and the totals of its stages", async () => {
    const { call, token, pipeline, stages } = await world();
    const early = await create(call, { amount: "10.00", currency: "EUR" });
    const stream = await listen(token);
    const made = await create(call, {
      amount: "100.00",
      currency: "USD",
      pipeline_stage_id: stages[1].id,
    });
    const [created] = await stream.changes(1);
    expect(created).toMatchObject({
      record_type: "opportunity",
      record_id: made.id,
      public_id: made.public_id,
      action: "create",
      record: made,
      stages: [
        {
          pipeline_stage_id: stages[1].id,
          count: 1,
          amounts: [{ currency: "USD", amount: "100.00", weighted_amount: "10.00" }],
        },
      ],
    });

    const { body } = await call("PATCH", `${OPPORTUNITIES}/${made.id}`, {
      pipeline_stage_id: stages[0].id,
    });
    const [moved] = await stream.changes(1);
    expect(moved).toMatchObject({
      action: "move",
      record: body.opportunity,
      actor: { type: "user" },
    });
    expect(moved.changes.pipeline_stage_id).toEqual([stages[1].id, stages[0].id]);
    const { body: summary } = await call(
      "GET",
      `${OPPORTUNITIES}/summary?pipeline_id=${pipeline.id}`,
    );
    const touched = summary.stages.filter((stage: { pipeline_stage_id: string }) =>
      [stages[0].id, stages[1].id].includes(stage.pipeline_stage_id),
    );
    expect(moved.stages).toHaveLength(2);
    expect(moved.stages).toEqual(expect.arrayContaining(touched));
    expect(moved.id).toBeGreaterThan(created.id);

    await call("DELETE", `${OPPORTUNITIES}/${early.id}`);
    const [deleted] = await stream.changes(1);
    expect(deleted).toMatchObject({ action: "delete", record_id: early.id, record: null });
    expect(deleted.stages).toMatchObject([{ pipeline_stage_id: stages[0].id, count: 1 }]);
  });

  test("sends pipelines, stages, accounts and contacts in the form of the API", async () => {
    const { call, token, pipeline, stages } = await world();
    const stream = await listen(token);
    const { body: account } = await call("POST", "/api/v1/crm/accounts", { name: "Acme" });
    const { body: contact } = await call("POST", "/api/v1/crm/contacts", {
      name: "Ada",
      account_id: account.account.id,
    });
    await call("PATCH", `/api/v1/crm/opportunity_pipelines/${pipeline.id}`, {
      description: "Ours",
      stages: [{ id: stages[0].id, color: "#112233" }],
    });
    const { body: changed } = await call("GET", `/api/v1/crm/opportunity_pipelines/${pipeline.id}`);
    const sent = await stream.changes(4);
    const record = (type: string) => sent.find(({ record_type }) => record_type === type)?.record;
    expect(record("account")).toEqual(account.account);
    expect(record("contact")).toEqual(contact.contact);
    expect(record("pipeline")).toEqual(changed.pipeline);
    expect(record("stage")).toEqual(changed.pipeline.stages[0]);
  });

  test("resumes after the event in Last-Event-ID or since; the header takes precedence", async () => {
    const { call, token } = await world();
    await create(call, { name: "Seen" });
    const since = await newest(call);
    const missed = [await create(call, { name: "One" }), await create(call, { name: "Two" })];
    const both = missed.map(({ id }) => id);
    const ids = async (stream: OpenStream, count: number) =>
      (await stream.changes(count)).map((each) => each.record_id);
    expect(await ids(await listen(token, `?since=${since}`), 2)).toEqual(both);
    expect(await ids(await listen(token, "", { "last-event-id": String(since) }), 2)).toEqual(both);
    const resumed = await listen(token, "?since=0", { "last-event-id": String(since) });
    expect(await ids(resumed, 2)).toEqual(both);
  });

  test("refuses a malformed event id", async () => {
    const { token } = await world();
    for (const options of [
      { headers: { "last-event-id": "x1" } },
      { query: "?since=-1" },
      { query: "?since=1e3" },
    ]) {
      const { query = "", headers } = { query: "", headers: {}, ...options };
      const { status, body } = await callRoute("GET", `${EVENTS}${query}`, { token, headers });
      expect(status).toBe(422);
      expect(body.errors).toEqual([
        { field: "since", message: "must be the id of a change event" },
      ]);
    }
  });

  test("sends a reset to a client that is too far behind, and continues with the newest event", async () => {
    const { organization, call, token } = await world();
    await systemDb()
      .$executeRaw`INSERT INTO change_events (organization_id, record_type, record_id, action, actor_type, changes)
      SELECT ${organization.id}::uuid, 'organization', ${organization.id}::uuid, 'update', 'system', '{}' FROM generate_series(1, 1100)`;
    const last = await newestId(organization.id);
    const stream = await listen(token, "?since=1");
    expect(await stream.next()).toEqual({ id: String(last), event: "reset", data: { since: 1 } });
    const made = await create(call);
    expect((await stream.changes(1))[0].record_id).toBe(made.id);
    const [within] = await systemDb().changeEvent.findMany({
      where: { organizationId: organization.id, id: { lte: last } },
      orderBy: { id: "desc" },
      skip: 900,
      take: 1,
    });
    const near = await listen(token, `?since=${within?.id}`);
    const seen = await near.changes(901);
    expect(seen.map(({ id }) => id)).toEqual([...seen.map(({ id }) => id)].sort((a, b) => a - b));
    expect(seen.at(-1)?.record_id).toBe(made.id);
    const beyond = await listen(token, "?since=999999999999");
    expect(await beyond.next()).toMatchObject({ event: "reset", data: { since: 0 } });
  });

  test("loses no event for a client that reconnects repeatedly while others write", async () => {
    const { call, token } = await world();
    const since = await newest(call);
    const writing = Promise.all(
      Array.from({ length: 4 }, async (_, writer) => {
        const made: string[] = [];
        for (let n = 0; n < 8; n++)
          made.push((await create(call, { name: `Card ${writer}.${n}` })).id);
        return made;
      }),
    );
    const seen: { id: number; record_id: string }[] = [];
    for (let last = since; seen.length < 32; last = seen.at(-1)?.id ?? last) {
      const stream = await listen(token, "", { "last-event-id": String(last) });
      seen.push(...(await stream.changes(Math.min(3, 32 - seen.length))));
      stream.leave();
    }
    expect(seen.map((each) => each.record_id).sort()).toEqual((await writing).flat().sort());
    expect(seen.map(({ id }) => id)).toEqual([...seen.map(({ id }) => id)].sort((a, b) => a - b));
  });

  // The embedded database has one connection, so a reader never runs beside an open transaction.
  test.skipIf(!env().databaseUrl)(
    "sends an event that is committed late, and the later ones that waited for it",
    async () => {
      const { admin, call, token } = await world();
      for (const ending of ["commit", "rollback"] as const) {
        const stream = await listen(token);
        const late = heldOpen(admin, ending);
        await late.appended;
        const made = await create(call, { name: `Held back until ${ending}` });
        const first = stream.changes(1);
        const early = await Promise.race([
          first,
          new Promise((resolve) => setTimeout(resolve, 300, "nothing yet")),
        ]);
        expect(early).toBe("nothing yet");
        await late.finish();
        const [change] = await first;
        if (ending === "commit") expect(change.record_type).toBe("organization");
        const after = ending === "commit" ? (await stream.changes(1))[0] : change;
        expect(after.record_id).toBe(made.id);
        stream.leave();
      }
    },
  );

  test("sends only events of the caller's organization", async () => {
    const mine = await world();
    const theirs = await world();
    const stream = await listen(mine.token, "?since=0");
    await create(theirs.call);
    const made = await create(mine.call, { name: "Mine" });
    for (;;) {
      const [change] = await stream.changes(1);
      expect(change.actor.user_id === null || change.actor.user_id === mine.admin.userId).toBe(
        true,
      );
      if (change.record_id === made.id) break;
    }
  });

  test("sends events of keys and invitations only with MANAGE_ORGANIZATION, as in the history", async () => {
    const { organization, admin, call, token } = await world();
    const rep = await createMember(organization, { role: "REP" });
    const repToken = await signAccessToken(rep.userId, rep.organizationId);
    const [toAdmin, toRep] = [await listen(token), await listen(repToken)];
    await createApiKey(admin);
    const made = await create(call);
    expect((await toAdmin.changes(2)).map((each) => each.record_type)).toEqual([
      "api_key",
      "opportunity",
    ]);
    expect((await toRep.changes(1))[0].record_id).toBe(made.id);
    const history = async (as: string) => {
      const { body } = await callRoute("GET", "/api/v1/crm/change_events?record_type=api_key", {
        token: as,
      });
      return body.change_events.length;
    };
    expect(await history(token)).toBe(1);
    expect(await history(repToken)).toBe(0);
  });

  test("ends within 15 seconds of the member's removal, and sends nothing more", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const { organization, token } = await world();
    const rep = await createMember(organization, { role: "REP" });
    const stream = await listen(
      await signAccessToken(rep.userId, rep.organizationId),
      "?since=999999999999",
    );
    const staying = await listen(token);
    expect(await stream.next()).toMatchObject({ event: "reset" });
    await systemDb().member.update({
      where: { organizationId_userId: { organizationId: rep.organizationId, userId: rep.userId } },
      data: { deactivatedAt: new Date() },
    });
    const ended = stream.next();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await ended).toBeUndefined();
    expect(await staying.next()).toEqual({ comment: "heartbeat" });
  });

  test("ends before the event that revokes the caller's key", async () => {
    const { admin, call, token } = await world();
    const { id, key, organizationId } = await createApiKey(admin, { scope: "read" });
    const stream = await listen(key);
    await systemDb().apiKey.update({
      where: { organizationId_id: { organizationId, id } },
      data: { revokedAt: new Date() },
    });
    await systemTransaction((tx) =>
      appendChanges(tx, actorFor(admin), [
        { record_type: "api_key", record_id: id, public_id: null, action: "update", changes: {} },
      ]),
    );
    await create(call, { name: "Unseen" });
    expect(await stream.next()).toBeUndefined();
    expect((await callRoute("GET", EVENTS, { token: key })).status).toBe(401);
    expect((await callRoute("GET", "/api/v1/crm/change_events", { token })).status).toBe(200);
  });

  test("sends a comment every 15 seconds while nothing happens", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const { token, call } = await world();
    const stream = await listen(token, `?since=${await newest(call)}`);
    for (let n = 0; n < 2; n++) {
      const beat = stream.next();
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await Promise.race([beat, Promise.resolve("silence")])).toBe("silence");
      await vi.advanceTimersByTimeAsync(5_000);
      expect(await beat).toEqual({ comment: "heartbeat" });
    }
  });

  test("may be opened 20 times per caller; closing one makes room", async () => {
    const { token } = await world();
    const streams: OpenStream[] = [];
    for (let n = 0; n < 20; n++) streams.push(await listen(token));
    const refused = await callRoute("GET", EVENTS, { token });
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBeTruthy();
    streams[0]?.leave();
    await listen(token);
  });

  test("ends when the server stops, and new ones are refused", async () => {
    const { token, call } = await world();
    const stream = await listen(token, `?since=${await newest(call)}`);
    const ended = stream.next();
    endStreams();
    expect(await ended).toBeUndefined();
    expect((await callRoute("GET", EVENTS, { token })).status).toBe(503);
    new ProcessGlobal("opportuneStreams").set(undefined);
  });

  test("responds to HEAD with its headers, to other methods with 405, without a caller with 401", async () => {
    const { token } = await world();
    for (let n = 0; n < 25; n++) {
      const head = await requestRoute("HEAD", EVENTS, { token });
      expect([head.status, head.headers.get("content-type"), head.body]).toEqual([
        200,
        "text/event-stream; charset=utf-8",
        null,
      ]);
    }
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const { status, headers } = await callRoute(method, EVENTS, { token });
      expect([status, headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    }
    expect((await callRoute("GET", EVENTS)).status).toBe(401);
  });
});

async function newestId(organizationId: string): Promise<number> {
  const newestEvent = await systemDb().changeEvent.findFirst({
    where: { organizationId },
    orderBy: { id: "desc" },
  });
  return Number(newestEvent?.id);
}

/** Opens a transaction that has appended an event and stays open until `finish` is called. */
function heldOpen(admin: Parameters<typeof actorFor>[0], ending: "commit" | "rollback") {
  let release: () => void = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let tell: () => void = () => {};
  const appended = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const done = systemTransaction(async (tx) => {
    const { organizationId } = admin;
    await appendChanges(tx, actorFor(admin), [
      {
        record_type: "organization",
        record_id: organizationId,
        public_id: null,
        action: "update",
        changes: {},
      },
    ]);
    tell();
    await released;
    if (ending === "rollback") throw new Error("Rolled back on purpose");
  }).catch((error: Error) => {
    if (error.message !== "Rolled back on purpose") throw error;
  });
  return {
    appended,
    finish: () => {
      release();
      return done;
    },
  };
}
