import { arrangeBoard } from "./board-page";
import { signIn } from "./sign-in";
import { expect, test } from "./test";

const CLOSED = {
  VIEWER: ["members", "api-keys", "organization", "data", "pipelines"],
  REP: ["members", "api-keys", "organization", "data"],
  MANAGER: ["members", "api-keys", "organization"],
};

for (const role of ["VIEWER", "REP", "MANAGER"] as const) {
  test(`a ${role} cannot open the settings of other roles`, async ({ page }) => {
    await signIn(page, role);
    for (const screen of CLOSED[role]) {
      const html = await (await page.request.get(`/settings/${screen}`)).text();
      expect(html, screen).toMatch(/<h1[^>]*>You don’t have access to this page<\/h1>/);
    }
    await page.goto(`/settings/${CLOSED[role][0]}`);
    await expect(
      page.getByRole("heading", { name: "You don’t have access to this page" }),
    ).toBeVisible();
    await expect(page.getByRole("navigation").getByRole("link", { name: "API keys" })).toHaveCount(
      0,
    );
  });
}

test("a shared pipeline's editor is read-only for a REP and closed to a VIEWER", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, { Lead: ["ant"], Won: [] });
  await signIn(page, "REP");
  await page.goto(`/settings/pipelines/${board.pipelineId}`);
  await expect(page.getByRole("region", { name: "Stages" })).toContainText("Lead");
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await signIn(page, "VIEWER");
  await page.goto(`/settings/pipelines/${board.pipelineId}`);
  await expect(
    page.getByRole("heading", { name: "You don’t have access to this page" }),
  ).toBeVisible();
});
