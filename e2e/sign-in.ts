import { expect, type Page } from "@playwright/test";
import type { Role } from "@/lib/domain/permissions";
import { member } from "./organizations";

type Credentials = { email: string; password: string };

/** Signs the page's browser in: as this member, or as the member with this role in the test's organization. */
export async function signIn(page: Page, who: Role | Credentials): Promise<void> {
  await signInByPassword(page, typeof who === "string" ? member(who) : who);
}

/** Signs the page's browser in with email and password, by the request that the sign-in form sends. */
export async function signInByPassword(
  page: Page,
  { email, password }: Credentials,
): Promise<void> {
  const { csrfToken } = await (await page.request.get("/api/auth/csrf")).json();
  const form = { csrfToken, email, password, json: "true" };
  const response = await page.request.post("/api/auth/callback/credentials", { form });
  expect(response.ok(), `${email} signs in`).toBe(true);
}
