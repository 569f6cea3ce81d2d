import { freePort } from "./free-port";
import { joinBy, newPerson } from "./members";
import { startProcess } from "./server-process";
import { signInByPassword } from "./sign-in";
import { expect, test } from "./test";
import { TEST_SECRET } from "./test-secret";

const NEXT = "node_modules/next/dist/bin/next";
const ANA = { email: "ana@example.com", password: "a password of hers" };

test("a member of two organizations switches between them without signing in again @long", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const variables = {
    DATA_DIR: test.info().outputPath("data"),
    AUTH_SECRET: TEST_SECRET,
  };
  const { email, password } = ANA;
  const making = startProcess(
    ["--import", "tsx", "e2e/make-two-organizations.ts", email, password],
    variables,
  );
  expect(await making.ended, making.output()).toBe(0);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = startProcess([NEXT, "start", "--hostname", "127.0.0.1", "--port", String(port)], {
    ...variables,
    NEXTAUTH_URL: url,
    NEXT_MANUAL_SIG_HANDLE: "1",
  });
  try {
    await expect.poll(() => isHealthy(url), { timeout: 60_000 }).toBe(true);
    const context = await browser.newContext({ baseURL: url });
    const admin = await context.newPage();
    await admin.goto("/sign-in");
    await admin.getByLabel("Email").fill(email);
    await admin.getByLabel("Password").fill(password);
    await admin.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(admin).toHaveURL(/\/crm\/opportunities/);
    await admin.goto("/settings/members");
    const person = newPerson("Bo");
    await joinBy(admin, "REP", person);

    await admin.getByRole("button", { name: /North/ }).click();
    await admin.getByRole("menuitemradio", { name: "South" }).click();
    await expect(admin).toHaveURL(/\/crm\/opportunities/);
    await expect(admin.getByRole("button", { name: /South/ })).toBeVisible();
    await admin.goto("/settings/members");
    await admin.getByRole("button", { name: "Invite by link" }).click();
    await admin.getByRole("radio", { name: "Viewer" }).check();
    await admin.getByRole("button", { name: "Create link" }).click();
    const link = await admin.getByLabel("Link", { exact: true }).inputValue();

    const theirs = await (await browser.newContext({ baseURL: url })).newPage();
    await theirs.goto(link);
    await theirs.getByRole("button", { name: "Sign in to join" }).click();
    await theirs.getByLabel("Email").fill(person.email);
    await theirs.getByLabel("Password", { exact: true }).fill("not the password");
    await theirs.getByRole("button", { name: "Join South" }).click();
    await expect(theirs.getByText("This address cannot be used with this password")).toBeVisible();
    await theirs.getByLabel("Password", { exact: true }).fill(person.password);
    await theirs.getByRole("button", { name: "Join South" }).click();
    await expect(theirs).toHaveURL(/\/crm\/opportunities/);
    await theirs.getByRole("button", { name: /South/ }).click();
    await theirs.getByRole("menuitemradio", { name: "North" }).click();
    await expect(theirs.getByRole("button", { name: /North/ })).toBeVisible();
    await expect(theirs.getByRole("button", { name: "New opportunity" }).first()).toBeVisible();

    const again = await (await browser.newContext({ baseURL: url })).newPage();
    await signInByPassword(again, person);
    await again.goto("/crm/opportunities");
    await expect(again.getByRole("button", { name: /North/ })).toBeVisible();

    const { csrfToken } = await (await theirs.request.get("/api/auth/csrf")).json();
    const elsewhere = { csrfToken, data: "00000000-0000-4000-8000-000000000000" };
    const session = await (
      await theirs.request.post("/api/auth/session", { form: elsewhere })
    ).json();
    const { profile } = await (await theirs.request.get("/api/v1/crm/profile")).json();
    const north = profile.organizations.find(({ name }: { name: string }) => name === "North");
    expect(session.organizationId).toBe(north.id);
  } finally {
    server.kill("SIGTERM");
    await server.ended;
  }
});

async function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}
