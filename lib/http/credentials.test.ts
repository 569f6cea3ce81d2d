import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createApiKey } from "@/lib/domain/api-keys/create-api-key";
import { deactivateMember } from "@/lib/domain/members/deactivate-member";
import { acceptInvitation } from "@/lib/domain/members/invitations/accept-invitation";
import { createInvitation } from "@/lib/domain/members/invitations/create-invitation";
import { findOffer } from "@/lib/domain/members/invitations/queries";
import { createPasswordReset } from "@/lib/domain/members/password-resets/create-password-reset";
import { findPasswordReset } from "@/lib/domain/members/password-resets/find-password-reset";
import { reactivateMember } from "@/lib/domain/members/reactivate-member";
import { updateMember } from "@/lib/domain/members/update-member";
import { callRoute } from "@/lib/http/testing/call-route";
import { openStream } from "@/lib/http/testing/open-stream";
import { sessionCookie } from "@/lib/http/testing/session-cookie";
import { adminFor } from "@/prisma/factories/admin-for";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

// The table of docs/security.md: what was issued to or by a member, and what becomes of it by what
// happens to the member.

const PROFILE = "/api/v1/crm/profile";
/** A stream checks its caller's access, and then sends a heartbeat, within this time. */
const STREAM_ENDS_MS = 15_000;

let organization: Awaited<ReturnType<typeof createOrganization>>;
let admin: FactoryMember;
let member: FactoryMember;
let colleague: FactoryMember;

beforeEach(async () => {
  organization = await createOrganization({ defaultPipeline: true });
  admin = await createMember(organization);
  member = await createMember(organization);
  colleague = await createMember(organization, { role: "REP" });
});

afterEach(() => {
  vi.useRealTimers();
});

type Tokens = { token: string; refresh_token: string };

async function login(): Promise<Tokens> {
  const { email, password } = member;
  return (await callRoute("POST", "/api/auth/login", { body: { email, password } })).body;
}

/** Every credential: issues one, and returns whether it is still good. */
const CREDENTIALS = {
  "session cookie": async () => {
    const cookie = await sessionCookie(member);
    return async () => (await callRoute("GET", PROFILE, { headers: { cookie } })).status === 200;
  },
  "access token": async ({ token }: Tokens) => {
    return async () => (await callRoute("GET", PROFILE, { token })).status === 200;
  },
  "refresh token": async ({ refresh_token }: Tokens) => {
    return async () => {
      const body = { refresh_token };
      return (await callRoute("POST", "/api/auth/refresh-token", { body })).status === 200;
    };
  },
  "event stream": async ({ token }: Tokens) => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const stream = await openStream("/api/v1/crm/events", { token });
    expect(await stream.next()).toEqual({ comment: "heartbeat" });
    return async () => {
      await vi.advanceTimersByTimeAsync(STREAM_ENDS_MS);
      for (;;) {
        const frame = await stream.next();
        if (frame && frame.comment !== "heartbeat") continue;
        stream.leave();
        return frame !== undefined;
      }
    };
  },
  "API key": async () => {
    const { key } = await createApiKey(adminFor(member), { name: "Theirs", scope: "manage" });
    return async () => (await callRoute("GET", "/api/deals", { token: key })).status === 200;
  },
  "invitation they made": async () => {
    const { token } = await createInvitation(adminFor(member), { role: "REP" });
    return async () => (await findOffer(token)) !== null;
  },
  "earlier invitation in their hands": async () => {
    const { token } = await createInvitation(adminFor(admin), { role: "ADMIN" });
    return async () => {
      try {
        return (await acceptInvitation(token, { userId: member.userId })) !== null;
      } catch (error) {
        // For an active member the link changes nothing, and stays open for others.
        return Reflect.get(Object(error), "code") === "conflict";
      }
    };
  },
  "password link for them": async () => {
    const { token } = await createPasswordReset(adminFor(admin), member.userId);
    return async () => (await findPasswordReset(token)) !== null;
  },
  "password link they made": async () => {
    const { token } = await createPasswordReset(adminFor(member), colleague.userId);
    return async () => (await findPasswordReset(token)) !== null;
  },
  "undo token": async ({ token }: Tokens) => {
    const { body } = await callRoute("POST", "/api/v1/crm/opportunities", {
      token,
      body: { name: "Deal" },
    });
    const changed = await callRoute("POST", "/api/v1/crm/opportunities/bulk", {
      token,
      body: { ids: [body.opportunity.id], patch: { add_tags: ["x"] } },
    });
    const { undo_token } = changed.body;
    return async () => {
      const { email } = member;
      const password = newPassword ?? member.password;
      const again = await callRoute("POST", "/api/auth/login", { body: { email, password } });
      const undone = await callRoute("POST", "/api/v1/crm/undo", {
        token: again.body.token,
        body: { undo_token },
      });
      return undone.status === 200;
    };
  },
} satisfies Record<string, (tokens: Tokens) => Promise<() => Promise<boolean>>>;

type Credential = keyof typeof CREDENTIALS;

let newPassword: string | undefined;

/** Every event. */
const EVENTS = {
  "signed out": async ({ token }: Tokens) => {
    await callRoute("POST", "/api/auth/logout", { token });
  },
  "all sessions ended by an ADMIN": async () => {
    const path = `/api/v1/crm/members/${member.userId}/sessions`;
    const { token } = (
      await callRoute("POST", "/api/auth/login", {
        body: { email: admin.email, password: admin.password },
      })
    ).body;
    await callRoute("DELETE", path, { token });
  },
  "password changed": async ({ token }: Tokens) => {
    newPassword = "quiet harbour 7 lanterns";
    const body = { current_password: member.password, new_password: newPassword };
    expect((await callRoute("POST", `${PROFILE}/password`, { token, body })).status).toBe(204);
  },
  "password reset by a link": async () => {
    newPassword = "quiet harbour 7 lanterns";
    const { token } = await createPasswordReset(adminFor(admin), member.userId);
    const body = { token, password: newPassword };
    const { status } = await callRoute("POST", "/api/v1/crm/password_resets/apply", { body });
    expect(status).toBe(204);
  },
  deactivated: async () => {
    await deactivateMember(adminFor(admin), member.userId);
  },
  "deactivated, then reactivated": async () => {
    await deactivateMember(adminFor(admin), member.userId);
    await reactivateMember(adminFor(admin), member.userId);
  },
  "deactivated, then invited again": async () => {
    await deactivateMember(adminFor(admin), member.userId);
    const { token } = await createInvitation(adminFor(admin), { role: "ADMIN" });
    await acceptInvitation(token, { userId: member.userId });
  },
  demoted: async () => {
    await updateMember(adminFor(admin), member.userId, { role: "REP" });
  },
} satisfies Record<string, (tokens: Tokens) => Promise<void>>;

type Event = keyof typeof EVENTS;

const SESSIONS: Credential[] = ["access token", "refresh token", "event stream"];
const ISSUED: Credential[] = ["invitation they made", "password link they made", "API key"];
const EVERYTHING: Credential[] = [
  ...SESSIONS,
  ...ISSUED,
  "session cookie",
  "password link for them",
  "undo token",
];

/** What an event ends; everything else goes on. */
const ENDS: Record<Event, Credential[]> = {
  "signed out": SESSIONS,
  "all sessions ended by an ADMIN": [...SESSIONS, "session cookie"],
  "password changed": [...SESSIONS, "session cookie", "password link for them"],
  "password reset by a link": [...SESSIONS, "session cookie", "password link for them"],
  deactivated: [...EVERYTHING, "earlier invitation in their hands"],
  "deactivated, then reactivated": EVERYTHING,
  "deactivated, then invited again": EVERYTHING,
  demoted: ISSUED,
};

const cells = (Object.keys(EVENTS) as Event[]).flatMap((event) =>
  (Object.keys(CREDENTIALS) as Credential[]).map((credential) => ({
    event,
    credential,
    isGood: !ENDS[event].includes(credential),
  })),
);

describe("what was issued before", () => {
  test.each(cells)(
    "$credential, $event: good afterwards is $isGood",
    { timeout: 120_000 },
    async ({ event, credential, isGood }) => {
      newPassword = undefined;
      const tokens = await login();
      const isStillGood = await CREDENTIALS[credential](tokens);
      await EVENTS[event](tokens);
      expect(await isStillGood()).toBe(isGood);
    },
  );
});

test("a new sign-in after the return is good", async () => {
  await deactivateMember(adminFor(admin), member.userId);
  await reactivateMember(adminFor(admin), member.userId);
  const { token } = await login();
  expect((await callRoute("GET", PROFILE, { token })).status).toBe(200);
});
