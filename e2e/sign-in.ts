import { expect, type Page } from "@playwright/test";
import type { Role } from "@/lib/domain/permissions";
import { sessionCookie } from "@/lib/http/testing/session-cookie";
import { authSecretIn } from "@/prisma/demo/data-folder";
import { member } from "./organizations";

type SignedIn = { userId: string; organizationId: string };

/** Signs the page's browser in by a session cookie: as this member, or as the member with this role in the test's organization. */
export async function signIn(page: Page, who: Role | SignedIn): Promise<void> {
  process.env.AUTH_SECRET ??= authSecretIn(process.env.DATA_DIR || ".data");
  const [name = "", value = ""] = (
    await sessionCookie(typeof who === "string" ? member(who) : who)
  ).split("=");
  const url = `http://localhost:${process.env.E2E_PORT}`;
  await page.context().addCookies([{ name, value, url, httpOnly: true, sameSite: "Lax" }]);
}

/** Signs the page's browser in with email and password, by the request that the sign-in form sends. */
export async function signInByPassword(
  page: Page,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const { csrfToken } = await (await page.request.get("/api/auth/csrf")).json();
  const form = { csrfToken, email, password, json: "true" };
  const response = await page.request.post("/api/auth/callback/credentials", { form });
  expect(response.ok(), `${email} signs in`).toBe(true);
}
