import { beforeAll, describe, expect, test } from "vitest";
import { Prisma, systemDb } from "@/lib/db/client";
import { callRoute } from "@/lib/http/testing/call-route";
import { callerFor } from "@/lib/http/testing/caller-for";
import { endpoints } from "@/lib/http/testing/route-table";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { countRows } from "@/prisma/factories/count-rows";
import { createWorld } from "@/prisma/factories/create-world";
import { VALID_POSTS } from "@/prisma/factories/valid-posts";

// Every POST in the file system acts once when it is sent many times with one Idempotency-Key.

/** Kind of record in the path, for routes whose folder does not show it. */
const PATH_IDS: Record<
  string,
  "pipeline" | "user" | "opportunity" | "account" | "contact" | "lead" | "activity"
> = {
  pipelines: "pipeline",
  opportunity_pipelines: "pipeline",
  opportunities: "opportunity",
  accounts: "account",
  contacts: "contact",
  leads: "lead",
  activities: "activity",
  members: "user",
};

/** What else a parallel copy of a request may be answered. */
const ALSO: Record<string, number> = {
  // An organization imports two files at a time.
  "v1/crm/import": 429,
  "v1/crm/import/opportunities.csv": 429,
  // A new password ends the session that set it.
  "v1/crm/profile/password": 401,
};

let posts: string[];

beforeAll(async () => {
  posts = (await endpoints()).filter(({ method }) => method === "POST").map(({ route }) => route);
});

/** Returns a world in which the POST succeeds, and a function that sends it. */
async function prepare(route: string) {
  const world = await createWorld();
  const call = await callerFor(world.admin);
  const { body, id } = (await VALID_POSTS[route]?.(world, call)) ?? {};
  const [, folder = ""] = /([\w-]+)\/\[id\]/.exec(route) ?? [];
  const path = `/api/${route.replace("[id]", id ?? world.ids[PATH_IDS[folder] ?? "pipeline"])}`;
  const signIn = () => signAccessToken(world.admin.userId, world.admin.organizationId);
  let token = await signIn();
  const headers: Record<string, string> =
    typeof body === "string" ? { "content-type": "text/csv" } : {};
  const before = await countRows(world.admin.organizationId);
  return {
    send: (key?: string, sent = body) =>
      callRoute("POST", path, {
        token,
        body: sent,
        headers: { ...headers, ...(key && { "idempotency-key": key }) },
      }),
    /** Begins another session, for requests that end their own. */
    async signInAgain() {
      token = await signIn();
      before.sessions = (before.sessions ?? 0) + 1;
    },
    /** Returns the number of rows added or removed by table, except for the keys. */
    async written() {
      const after = Object.entries(await countRows(world.admin.organizationId));
      return Object.fromEntries(
        after
          .map(([table, count]) => [table, count - (before[table] ?? 0)] as const)
          .filter(([table, more]) => more !== 0 && table !== "idempotency_keys"),
      );
    },
    /** Sets the keys to the state a minute after a process was killed after its commit. */
    async loseAnswers() {
      await systemDb().idempotencyKey.updateMany({
        where: { organizationId: world.admin.organizationId },
        data: {
          status: null,
          headers: Prisma.DbNull,
          body: null,
          lockedUntil: new Date(Date.now() - 1),
        },
      });
    },
    body,
  };
}

describe("a POST with an Idempotency-Key", { timeout: 180_000 }, () => {
  test("is covered here for every route", () => {
    expect(Object.keys(VALID_POSTS).sort()).toEqual([...posts].sort());
  });

  test("writes once when sent four times at once and again later, and nothing with another body", async () => {
    for (const route of posts) {
      const once = await prepare(route);
      const alone = await once.send();
      expect([route, alone.status, alone.body]).toEqual([
        route,
        expect.toSatisfy((s) => s < 300),
        alone.body,
      ]);
      const many = await prepare(route);
      const answers = await Promise.all(Array.from({ length: 4 }, () => many.send("one key")));
      const acted = answers.filter(
        ({ status, headers }) => status < 300 && !headers.has("idempotent-replayed"),
      );
      expect([route, acted.length]).toEqual([route, 1]);
      const expected = [alone.status, 409, ALSO[route]];
      for (const { status } of answers) expect(expected).toContain(status);
      await many.signInAgain();
      const later = await many.send("one key");
      const replay = [later.status, later.body, later.headers.get("idempotent-replayed")];
      expect([route, ...replay]).toEqual([route, acted[0]?.status, acted[0]?.body, "true"]);
      expect([route, await many.written()]).toEqual([route, await once.written()]);
      if (many.body === undefined) continue;
      const other =
        typeof many.body === "string"
          ? `${many.body}Other\n`
          : { ...Object(many.body), name: "Another altogether" };
      expect([route, (await many.send("one key", other)).status]).toEqual([route, 422]);
      expect([route, await many.written()]).toEqual([route, await once.written()]);
    }
  });

  test("returns 409 and does not act again if its response was lost with the process", async () => {
    for (const route of posts) {
      const lost = await prepare(route);
      expect([route, (await lost.send("one key")).status]).toEqual([
        route,
        expect.toSatisfy((s) => s < 300),
      ]);
      const written = await lost.written();
      await lost.loseAnswers();
      await lost.signInAgain();
      const again = await lost.send("one key");
      expect([route, again.status, again.headers.get("retry-after")]).toEqual([route, 409, null]);
      expect([route, await lost.written()]).toEqual([route, written]);
    }
  });
});
