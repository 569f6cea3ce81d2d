import { afterEach, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { ProcessGlobal } from "@/lib/process-global";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { authOptions } from "./config";

const url = process.env.NEXTAUTH_URL;

afterEach(() => {
  if (url === undefined) delete process.env.NEXTAUTH_URL;
  else process.env.NEXTAUTH_URL = url;
});

describe("the session cookie", () => {
  test("is Secure over TLS and then has a __Host- name", () => {
    process.env.NEXTAUTH_URL = "https://sales.example";
    expect(authOptions()).toMatchObject({
      useSecureCookies: true,
      cookies: {
        sessionToken: {
          name: "__Host-opportune.session",
          options: { httpOnly: true, sameSite: "lax", path: "/", secure: true },
        },
      },
    });
  });

  test("is httpOnly and SameSite=Lax, also without TLS", () => {
    process.env.NEXTAUTH_URL = "http://localhost:3000";
    expect(authOptions()).toMatchObject({
      useSecureCookies: false,
      cookies: {
        sessionToken: { options: { httpOnly: true, sameSite: "lax", path: "/", secure: false } },
      },
    });
  });
});

describe("the browser's sign-in", () => {
  const authorize = (credentials: Record<string, string>) => {
    const [provider] = authOptions().providers;
    if (provider?.type !== "credentials") throw new Error("Users sign in by email and password");
    return provider.options.authorize(credentials, { headers: {} });
  };

  test("returns the user, their starting organization and a new session", async () => {
    const { email, password, userId, organizationId } = await createMember(
      await createOrganization(),
    );
    const user = await authorize({ email, password });
    expect(user).toMatchObject({ id: userId, organizationId });
    expect(await systemDb().session.findMany({ where: { userId, endedAt: null } })).toMatchObject([
      { id: user.sessionId, organizationId, kind: "browser" },
    ]);
  });

  test("fails without both fields, with a wrong password, and with text that cannot be stored", async () => {
    const { email, password } = await createMember(await createOrganization());
    const attempts: Record<string, string>[] = [
      {},
      { email },
      { password },
      { email: `${email}\0`, password },
    ];
    for (const credentials of attempts) expect(await authorize(credentials)).toBeNull();
    expect(await authorize({ email, password: "wrong" })).toBeNull();
  });

  test.each([
    ["/crm?q=a", "https://sales.example/crm?q=a"],
    ["https://sales.example/crm", "https://sales.example/crm"],
    ["https://elsewhere.example/", "https://sales.example"],
    ["//elsewhere.example/", "https://sales.example"],
    ["javascript:alert(1)", "https://sales.example"],
    ["http://", "https://sales.example"],
    [5, "https://sales.example"],
    [{ toString: 1 }, "https://sales.example"],
  ])("redirects only within this site: %j", async (url, expected) => {
    const redirect = authOptions().callbacks?.redirect;
    expect(
      await redirect?.({ url: JSON.parse(JSON.stringify(url)), baseUrl: "https://sales.example" }),
    ).toBe(expected);
  });

  test("reports only a safe message if the database fails", async () => {
    const slot = new ProcessGlobal<unknown>("opportuneConnection");
    const [connection, database] = [slot.get(), process.env.DATABASE_URL];
    slot.set(undefined);
    process.env.DATABASE_URL = "postgres://nobody@127.0.0.1:1/nothing";
    try {
      await expect(authorize({ email: "ada@example.com", password: "x" })).rejects.toThrow(
        /^The database cannot be reached at the moment; try again$/,
      );
    } finally {
      slot.set(connection);
      process.env.DATABASE_URL = database ?? "";
    }
  });
});
