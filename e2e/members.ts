import { type APIRequestContext, type Browser, expect, type Page } from "@playwright/test";
import type { Role } from "@/lib/domain/permissions";
import { organization } from "./organizations";
import { signIn } from "./sign-in";

export type Person = { name: string; email: string; password: string };
export type Member = Person & { userId: string; organizationId: string };

let count = 0;

/** A person who is not a member yet, with an email address that no one else has. */
export function newPerson(name = "Nia"): Person {
  const mark = `${Date.now()}-${process.env.TEST_WORKER_INDEX}-${++count}`;
  return {
    name: `${name} ${mark}`,
    email: `nia.${mark}@example.com`,
    password: "a password of hers",
  };
}

/** Sends a request of the page's signed-in user, with the headers that the page would send. */
export async function write(page: Page, method: string, path: string, data?: unknown) {
  const headers = { origin: new URL(page.url()).origin };
  return page.request.fetch(`/api/v1/crm${path}`, { method, headers, data });
}

/** Lets a person join with this role, by an invitation of the ADMIN whose page is given. */
export async function joinBy(admin: Page, role: Role, person = newPerson()): Promise<Member> {
  const { token } = await (await write(admin, "POST", "/invitations", { role })).json();
  const response = await admin.request.post("/api/v1/crm/invitations/accept", {
    data: { ...person, token },
  });
  expect(response.ok(), `${person.email} joins`).toBe(true);
  const userId: string = (await response.json()).member.user_id;
  return { ...person, userId, organizationId: organization().id };
}

/** A page in a new browser context in which the member is signed in. */
export async function browserOf(
  browser: Pick<Browser, "newContext">,
  member: { email: string; password: string },
): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, member);
  return page;
}

/** Whether the server accepts the session of this browser context. */
export async function isLetIn(request: APIRequestContext): Promise<boolean> {
  return (await request.get("/api/v1/crm/profile")).ok();
}
