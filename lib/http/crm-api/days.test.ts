import { beforeAll, describe, expect, test } from "vitest";
import { type CallOptions, callRoute } from "@/lib/http/testing/call-route";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { createLead } from "@/prisma/factories/create-lead";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

// A date where a moment is expected is a day of the organization's time zone (docs/api.md 3.2).

describe.each([
  {
    timeZone: "America/New_York",
    start: "2026-03-08T05:00:00.000Z",
    end: "2026-03-09T03:59:00.000Z",
    offset: "-05:00",
  },
  {
    timeZone: "Pacific/Auckland",
    start: "2026-03-07T11:00:00.000Z",
    end: "2026-03-08T10:59:00.000Z",
    offset: "+13:00",
  },
])("in $timeZone, a date without a time", ({ timeZone, start, end, offset }) => {
  // In New York the clocks are set forward on this day.
  const DAY = "2026-03-08";
  let token: string;
  let organizationId: string;
  const call = (method: string, path: string, body?: unknown, options: CallOptions = {}) =>
    callRoute(method, `/api/v1/crm${path}`, { token, body, ...options });

  beforeAll(async () => {
    const organization = await createOrganization({ timeZone, defaultPipeline: true });
    organizationId = organization.id;
    const admin = await createMember(organization);
    token = await signAccessToken(admin.userId, organization.id);
  });

  test("is due until the end of that day, and done from its beginning", async () => {
    const { body } = await call("POST", "/activities", {
      kind: "task",
      subject: "Call",
      due_at: DAY,
      done_at: ` ${DAY} `,
    });
    expect(body.activity).toMatchObject({ due_at: end, done_at: start });
    const path = `/activities/${body.activity.id}`;
    const changed = await call("PATCH", path, {
      activity: { due_at: "2026-03-09", done_at: null },
    });
    expect(Date.parse(changed.body.activity.due_at) - Date.parse(end)).toBe(86_400_000);
    expect((await call("PATCH", path, { due_at: `${DAY}T10:00:00${offset}` })).body).toMatchObject({
      activity: { due_at: new Date(`${DAY}T10:00:00${offset}`).toISOString() },
    });
    for (const due_at of ["2026-02-30", "2026-13-01", "08.03.2026", ""])
      expect((await call("PATCH", path, { due_at })).status).toBe(422);
  });

  test("begins and ends a filter with that day", async () => {
    const at = async (due_at: string) =>
      (await call("POST", "/activities", { kind: "call", subject: due_at, due_at })).status;
    const minute = 60_000;
    const moments = [
      new Date(Date.parse(start) - minute),
      new Date(start),
      new Date(end),
      new Date(Date.parse(end) + minute),
    ];
    for (const moment of moments) expect(await at(moment.toISOString())).toBe(201);
    const subjects = async (query: string) =>
      (await call("GET", `/activities?kind=call&sort=due_at&${query}`)).body.activities.map(
        ({ subject }: { subject: string }) => subject,
      );
    const [before, first, last, after] = moments.map((moment) => moment.toISOString());
    expect(await subjects(`due_after=${DAY}`)).toEqual([first, last, after]);
    expect(await subjects(`due_before=${DAY}`)).toEqual([before]);
    expect(await subjects(`due_after=${DAY}&due_before=2026-03-09`)).toEqual([first, last]);
    expect((await call("GET", "/activities?due_after=2026-02-30")).status).toBe(422);
  });

  test("opens an opportunity on that day, also one that a lead becomes", async () => {
    const made = await call("POST", "/opportunities", { name: "Deal", opened_at: DAY });
    expect(made.body.opportunity.opened_at).toBe(start);
    const { id } = made.body.opportunity;
    const changed = await call("PATCH", `/opportunities/${id}`, {
      opportunity: { opened_at: "2026-03-01" },
    });
    expect(Date.parse(start) - Date.parse(changed.body.opportunity.opened_at)).toBe(7 * 86_400_000);
    const lead = await createLead(organizationId);
    const converted = await call("POST", `/leads/${lead.id}/convert`, {
      opportunity: { opened_at: DAY },
    });
    expect(converted.body.opportunity.opened_at).toBe(start);
  });

  test("filters what was updated since that day", async () => {
    const today = new Date().toISOString().slice(0, 10);
    for (const path of ["/opportunities", "/opportunities/summary"]) {
      expect((await call("GET", `${path}?updated_since=${today}`)).status).toBe(200);
      expect((await call("GET", `${path}?updated_since=2026-02-30`)).status).toBe(422);
    }
    const listed = await call("GET", "/opportunities?updated_since=2999-01-01");
    expect(listed.body.opportunities).toEqual([]);
  });

  test("lets an API key work until the end of that day", async () => {
    const { body } = await call("POST", "/api_keys", {
      name: "Key",
      scope: "read",
      expires_at: "2999-03-08",
    });
    const left = Date.parse(body.api_key.expires_at) - Date.parse("2999-03-08T00:00:00Z");
    expect(left).toBe(Date.parse(end) - Date.parse(`${DAY}T00:00:00Z`) + dstOf(timeZone));
  });
});

/** Clocks in New York are an hour later in winter, which 8 March 2999 may belong to. */
function dstOf(timeZone: string): number {
  const hour = new Intl.DateTimeFormat("en-US", { timeZone, hour: "2-digit", hourCycle: "h23" });
  const at = (iso: string) => Number(hour.format(new Date(iso)));
  return (at("2026-03-08T23:00:00Z") - at("2999-03-08T23:00:00Z")) * 3_600_000;
}
