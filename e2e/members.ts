import { type APIRequestContext, type Browser, expect, type Page } from "@playwright/test";
import type { Role } from "@/lib/domain/permissions";
import { signIn } from "./sign-in";

export type Person = { name: string; email: string; password: string };

let made = 0;

/** Somebody whom nobody knows yet. */
export function newPerson(name = "Nia"): Person {
  const mark = `${Date.now()}-${++made}`;
  return {
    name: `${name} ${mark}`,
    email: `nia.${mark}@example.com`,
    password: "a password of hers",
  };
}

/** A write of the page's signed-in user, as the page itself would send it. */
export async function write(page: Page, method: string, path: string, data?: unknown) {
  const headers = { origin: new URL(page.url()).origin };
  return page.request.fetch(`/api/v1/crm${path}`, { method, headers, data });
}

/** A member who joined by an invitation of the ADMIN whose page it is. */
export async function joinBy(
  admin: Page,
  role: Role,
  person = newPerson(),
): Promise<Person & { userId: string }> {
  const { token } = await (await write(admin, "POST", "/invitations", { role })).json();
  const answer = await admin.request.post("/api/v1/crm/invitations/accept", {
    data: { ...person, token },
  });
  expect(answer.ok(), `${person.email} joins`).toBe(true);
  return { ...person, userId: (await answer.json()).member.user_id };
}

/** A page of a browser of its own in which the person is signed in. */
export async function browserOf(
  browser: Pick<Browser, "newContext">,
  person: { email: string; password: string },
): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, person);
  return page;
}

/** Whether a browser with these cookies is still let in. */
export async function isLetIn(request: APIRequestContext): Promise<boolean> {
  return (await request.get("/api/v1/crm/profile")).ok();
}
