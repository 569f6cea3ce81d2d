import { expect, type Page } from "@playwright/test";
import type { Role } from "@/lib/domain/permissions";
import { demoMember } from "./demo";

/** Signs the page's browser in, by the session cookie and without the form; as a member of the first organization by default. */
export async function signIn(
  page: Page,
  who: Role | { email: string; password: string },
): Promise<void> {
  const { email, password } = typeof who === "string" ? demoMember(who) : who;
  const { csrfToken } = await (await page.request.get("/api/auth/csrf")).json();
  const form = { csrfToken, email, password, json: "true" };
  const answer = await page.request.post("/api/auth/callback/credentials", { form });
  expect(answer.ok(), `${email} signs in`).toBe(true);
}
