import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe";
import { arrangeBoard, column, send, type TestBoard } from "./board-page";
import { signIn } from "./sign-in";
import { expect, test } from "./test";

let lastId = 0;
const unique = () => `e2e_${Date.now()}_${++lastId}`;

test("a bundle export contains the organization's opportunities", async ({ page, request }) => {
  const board = await arrangeBoard(request, { Lead: ["Exported deal"], Won: [] });
  await openData(page, "MANAGER");
  await expect(page.getByText("Only admins can import")).toBeVisible();
  await expect(page.getByRole("button", { name: "Choose a backup" })).toBeHidden();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export backup" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^opportune-\d{4}-\d{2}-\d{2}\.json$/);
  const bundle = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect(
    bundle.opportunities.filter(
      (row: { pipeline_id: string }) => row.pipeline_id === board.pipelineId,
    ),
  ).toMatchObject([{ name: "Exported deal", stage: "Lead" }]);
});

test("a bundle is checked without changes, shows errors by row, and is imported once fixed", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, { Lead: [], Won: [] });
  const id = unique();
  const bundle = (amount: string) => ({
    opportunities: [
      {
        public_id: `opp_${id}`,
        name: "From the bundle",
        amount,
        pipeline_stage_id: board.stages.Lead,
      },
      { public_id: `opp_${id}_b`, name: "Also", amount: "5", pipeline_stage_id: board.stages.Won },
    ],
  });
  await openData(page, "ADMIN");
  await choose(page, "Choose a backup", "deals.json", JSON.stringify(bundle("plenty")));
  await page.getByRole("button", { name: "Check file" }).click();
  const errors = page.getByRole("region", { name: "1 error" });
  await expect(errors.getByRole("row").last()).toContainText("opportunity1opp_");
  await expect(errors).toContainText("must be a decimal number");
  await expect(page.getByRole("button", { name: /^Import \d/ })).toBeHidden();
  expect(await namesIn(request, board)).toEqual([]);
  await expectAccessible(page, "a report");

  await page.getByRole("button", { name: "Choose another file" }).click();
  await choose(page, "Choose a backup", "deals.json", JSON.stringify(bundle("12500")));
  await page.getByRole("button", { name: "Check file" }).click();
  await expect(page.getByText("No errors")).toBeVisible();
  await expect(rowOf(page, "Opportunities")).toContainText("200");
  expect(await namesIn(request, board)).toEqual([]);
  await page.getByRole("button", { name: "Import 2 records" }).click();
  await expect(page.getByText("Import complete: 2 records created or updated")).toBeVisible();
  await page.goto(board.url);
  await expect(column(page, "Lead").getByRole("link", { name: "From the bundle" })).toBeVisible();
  await expect(column(page, "Won").getByRole("link", { name: "Also" })).toBeVisible();
});

test("a CSV file is mapped, previewed and checked, offers its errors as a file, and is imported once fixed", async ({
  page,
  request,
}) => {
  const board = await arrangeBoard(request, { Lead: [], Won: [] });
  const { pipelines } = await send(request, "GET", "/api/v1/crm/opportunity_pipelines");
  const pipeline = pipelines.find(({ id }: { id: string }) => id === board.pipelineId).name;
  const table = (amount: string) =>
    [
      "Deal;Worth;Close date;Pipeline;Stage;Mood",
      `Table deal;1.234,50;31.01.2026;${pipeline};Lead;good`,
      `Second;${amount};01.02.2026;${pipeline};Won;=bad`,
    ].join("\n");
  await openData(page, "ADMIN");
  await choose(page, "Choose a CSV file", "deals.csv", table("=1+1"));
  await expect(page.getByLabel("Field for Deal")).toHaveValue("name");
  await expect(page.getByLabel("Field for Worth")).toHaveValue("");
  await expect(page.getByLabel("Field for Mood")).toHaveValue("");
  await page.getByLabel("Field for Worth").selectOption("Amount");
  await page.getByLabel("Number format").selectOption("1.234,56");
  await expect(page.getByLabel("Date format")).toHaveValue("dmy");
  const preview = page.getByRole("region", { name: "Preview", exact: true });
  await expect(preview.getByRole("row").nth(1)).toContainText("$1,234.50");
  await expect(preview.getByRole("row").nth(1)).toContainText("Jan 31, 2026");
  await expect(preview).toContainText(/=1\+1\s*must be an amount such as 1234,56/);
  await page.getByLabel("Field for Deal").selectOption("Do not import");
  await expect(page.getByText("Choose the column with the name")).toBeVisible();
  await expect(page.getByRole("button", { name: "Check file" })).toBeDisabled();
  await page.getByLabel("Field for Deal").selectOption("Name");

  await page.getByRole("button", { name: "Check file" }).click();
  await expect(page.getByRole("region", { name: "1 error" }).getByRole("row").last()).toHaveText(
    "3Worth=1+1must be an amount such as 1234,56",
  );
  const [errors] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download as CSV" }).click(),
  ]);
  expect(errors.suggestedFilename()).toBe("deals-errors.csv");
  const text = readFileSync(await errors.path(), "utf8");
  expect(text).toBe(
    '\uFEFFRow,Column,Value,Problem\r\n3,Worth,\'=1+1,"must be an amount such as 1234,56"\r\n',
  );
  await expectAccessible(page, "a report");

  await page.getByRole("button", { name: "Choose another file" }).click();
  await choose(page, "Choose a CSV file", "deals.csv", table("99,5"));
  await page.getByLabel("Field for Worth").selectOption("Amount");
  await page.getByLabel("Number format").selectOption("1.234,56");
  await page.getByRole("button", { name: "Check file" }).click();
  await expect(page.getByText("No errors")).toBeVisible();
  expect(await namesIn(request, board)).toEqual([]);
  await page.getByRole("button", { name: "Import 2 records" }).click();
  await expect(page.getByText("Import complete: 2 records created or updated")).toBeVisible();
  await page.goto(board.url);
  await expect(
    column(page, "Lead").getByRole("listitem").filter({ hasText: "Table deal" }),
  ).toContainText("$1,234.50");
  await expect(column(page, "Won").getByRole("link", { name: "Second" })).toBeVisible();
});

async function openData(page: Page, role: "ADMIN" | "MANAGER" | "REP") {
  await signIn(page, role);
  await page.goto("/settings/data");
  if (role !== "REP")
    await expect(page.getByRole("heading", { name: "Data", level: 1 })).toBeVisible();
}

/** Chooses a file. Retries until the page is hydrated. */
async function choose(page: Page, label: string, name: string, text: string) {
  const input = page.locator(`input[type=file][aria-label="${label}"]`);
  const mimeType = name.endsWith(".json") ? "application/json" : "text/csv";
  await expect(async () => {
    if (await input.isVisible())
      await input.setInputFiles({ name, mimeType, buffer: Buffer.from(text) });
    await expect(page.getByRole("button", { name: `Remove ${name}` })).toBeVisible({
      timeout: 1_000,
    });
  }).toPass();
}

function rowOf(page: Page, name: string) {
  return page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
}

async function namesIn(
  request: Parameters<typeof send>[0],
  { pipelineId }: TestBoard,
): Promise<string[]> {
  const { items } = await send(request, "GET", `/api/pipelines/${pipelineId}/deals`);
  return items.map(({ title }: { title: string }) => title);
}
