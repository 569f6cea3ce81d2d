import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { leadRecord, pipelineRecord } from "@/components/testing/records";
import { renderScreen } from "@/components/testing/render-screen";
import { problem, stubServer, writes } from "@/components/testing/stub-server";
import type { LeadRecord } from "@/lib/domain/leads/schema";
import type { LeadContext } from "./lead-context";
import { LeadsScreen } from "./leads-screen";

const CONTEXT: LeadContext = {
  members: [{ user_id: "user-1", name: "Rita Rep" }],
  currentUserId: "user-1",
  pipelines: [pipelineRecord({ Prospect: "open", Qualification: "open", Won: "won" })],
  defaultPipelineId: "pipeline-1",
  currency: "USD",
  canEdit: true,
};

function renderLeads(leads: LeadRecord[], { canEdit = true, filter = {} } = {}) {
  return renderScreen(
    <LeadsScreen
      page={{ leads, next_cursor: null }}
      total={leads.length}
      filter={filter}
      context={{ ...CONTEXT, canEdit }}
    />,
    "/crm/leads",
  );
}

const row = (name: string) => screen.getByRole("row", { name: new RegExp(name) });

test("a refused lead shows what is wrong with each field, and a saved one is in the list", async () => {
  const calls = stubServer({
    "POST /leads": ({ body }) =>
      body.lead.email === "ada@example.com"
        ? { lead: leadRecord({ ...body.lead }) }
        : problem(422, "invalid", "email must be an email address", {
            errors: [{ field: "email", message: "must be an email address" }],
          }),
  });
  const { user } = renderLeads([]);
  await user.click(screen.getByRole("button", { name: "New lead" }));
  await user.click(screen.getByRole("button", { name: "Create lead" }));
  const dialog = screen.getByRole("dialog");
  expect(within(dialog).getByLabelText("Name").getAttribute("aria-invalid")).toBe("true");
  expect(calls).toEqual([]);
  await user.type(within(dialog).getByLabelText("Name"), "Ada");
  await user.type(within(dialog).getByLabelText("Email"), "no address");
  await user.click(screen.getByRole("button", { name: "Create lead" }));
  expect(await within(dialog).findByText("Must be an email address")).toBeTruthy();
  await user.clear(within(dialog).getByLabelText("Email"));
  await user.type(within(dialog).getByLabelText("Email"), "ada@example.com");
  await user.click(screen.getByRole("button", { name: "Create lead" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(row("Ada").textContent).toContain("ada@example.com");
  expect(screen.getByText("1 lead")).toBeTruthy();
});

test("the search and the status are in the address", async () => {
  const { user, router } = renderLeads([leadRecord()]);
  await user.type(screen.getByLabelText("Search leads"), " ada ");
  await user.click(screen.getByRole("button", { name: "Apply" }));
  expect(router.replace).toHaveBeenLastCalledWith("/crm/leads?q=ada");
  await user.selectOptions(screen.getByRole("combobox", { name: "Status" }), "qualified");
  expect(router.replace).toHaveBeenLastCalledWith("/crm/leads?q=ada&status=qualified");
});

test("a search that finds nothing shows a heading in place of the table", () => {
  renderLeads([], { filter: { q: "nobody" } });
  expect(screen.getByRole("heading", { name: /No lead/ })).toBeTruthy();
  expect(screen.queryByRole("table")).toBeNull();
});

test("a deleted lead leaves the list, and Undo restores it", async () => {
  const lead = leadRecord();
  const calls = stubServer({
    "DELETE /leads/lead-1": () => undefined,
    "POST /leads/lead-1/restore": () => ({ lead }),
  });
  const { user } = renderLeads([lead]);
  await user.click(screen.getByRole("button", { name: "Actions for Ada" }));
  await user.click(await screen.findByRole("menuitem", { name: "Delete" }));
  await waitFor(() => expect(screen.queryByRole("button", { name: "Ada" })).toBeNull());
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  expect(await screen.findByRole("button", { name: "Ada" })).toBeTruthy();
  expect(writes(calls).map(({ method }) => method)).toEqual(["DELETE", "POST"]);
});

test("a conversion suggests the lead's names, sends the changed ones, and links to the opportunity", async () => {
  const lead = leadRecord({ company: "Analytical" });
  const converted = leadRecord({
    ...lead,
    status: "converted",
    converted_opportunity_id: "opportunity-1",
    converted_opportunity_public_id: "opp_1",
  });
  const calls = stubServer({
    "POST /leads/lead-1/convert": ({ body }) =>
      body.opportunity.amount === "12500.50"
        ? { lead: converted, opportunity: { name: body.opportunity.name, public_id: "opp_1" } }
        : problem(422, "invalid", "amount must be a decimal number", {
            errors: [{ field: "opportunity.amount", message: "must be a decimal number" }],
          }),
  });
  const { user } = renderLeads([lead]);
  await user.click(screen.getByRole("button", { name: "Convert Ada" }));
  const dialog = within(screen.getByRole("dialog", { name: "Convert Ada" }));
  expect(dialog.getByLabelText("Contact")).toHaveProperty("value", "Ada");
  expect(dialog.getByLabelText("Account")).toHaveProperty("value", "Analytical");
  await user.clear(dialog.getByLabelText("Opportunity"));
  await user.type(dialog.getByLabelText("Opportunity"), "Analytical engine");
  await user.type(dialog.getByLabelText("Amount"), "12x");
  await user.click(dialog.getByRole("button", { name: "Convert lead" }));
  expect(await dialog.findByText("Enter an amount, such as 12,500")).toBeTruthy();
  await user.clear(dialog.getByLabelText("Amount"));
  await user.type(dialog.getByLabelText("Amount"), "12,500.50");
  await user.selectOptions(dialog.getByLabelText("Stage"), "Qualification");
  await user.click(dialog.getByRole("button", { name: "Convert lead" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(calls.at(-1)?.body).toEqual({
    contact: { name: "Ada" },
    account: { name: "Analytical" },
    opportunity: {
      name: "Analytical engine",
      amount: "12500.50",
      currency: "USD",
      pipeline_stage_id: "stage-qualification",
    },
  });
  expect(row("Ada").textContent).toContain("Converted");
  const link = screen.getByRole("link", { name: "Opportunity of Ada" });
  expect(link.getAttribute("href")).toBe("/crm/opportunities/opp_1");
});

test("a second conversion is refused with the reason and shows the lead as converted", async () => {
  const lead = leadRecord({
    status: "converted",
    converted_opportunity_id: "opportunity-1",
    converted_opportunity_public_id: "opp_1",
  });
  stubServer({
    "POST /leads/lead-1/convert": () =>
      problem(409, "conflict", "This lead has been converted already", { lead }),
  });
  const { user } = renderLeads([leadRecord()]);
  await user.click(screen.getByRole("button", { name: "Convert Ada" }));
  await user.click(screen.getByRole("button", { name: "Convert lead" }));
  expect((await screen.findByRole("alert")).textContent).toContain("has been converted already");
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(screen.getByRole("link", { name: "Opportunity of Ada" })).toBeTruthy();
});

test("an edit of a lead that someone else changed is refused and offers their version", async () => {
  const newer = leadRecord({ company: "Theirs", lock_version: 1 });
  const calls = stubServer({
    "PATCH /leads/lead-1": () => problem(412, "stale", "The lead was changed", { lead: newer }),
  });
  const { user } = renderLeads([leadRecord()]);
  await user.click(screen.getByRole("button", { name: "Ada" }));
  const dialog = within(screen.getByRole("dialog"));
  await user.type(dialog.getByLabelText("Company"), "Mine");
  await user.click(dialog.getByRole("button", { name: "Save" }));
  const notice = within(await dialog.findByRole("alert"));
  expect(writes(calls).at(-1)?.ifMatch).toBe('"0"');
  expect(dialog.getByRole("button", { name: "Save" })).toHaveProperty("disabled", true);
  await user.click(notice.getByRole("button"));
  expect(dialog.getByLabelText("Company")).toHaveProperty("value", "Theirs");
});

test("a VIEWER reads leads and gets nothing that writes", async () => {
  const { user } = renderLeads([leadRecord()], { canEdit: false });
  expect(screen.queryByRole("button", { name: "New lead" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Convert Ada" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Ada" }));
  expect(screen.getByLabelText("Name")).toHaveProperty("disabled", true);
});

test("a deletion names the version that is shown, and a newer lead stays and is shown", async () => {
  const newer = leadRecord({ name: "Ada Lovelace", lock_version: 4 });
  const calls = stubServer({
    "DELETE /leads/lead-1": () =>
      problem(412, "stale", "The lead was changed since you read it", { lead: newer }),
  });
  const { user } = renderLeads([leadRecord({ lock_version: 3 })]);
  await user.click(screen.getByRole("button", { name: "Actions for Ada" }));
  await user.click(await screen.findByRole("menuitem", { name: "Delete" }));
  expect(await screen.findByText("Ada couldn’t be deleted")).toBeTruthy();
  expect(calls[0]?.ifMatch).toBe('"3"');
  expect(screen.getByRole("button", { name: "Ada Lovelace" })).toBeTruthy();
});

test("a new lead whose answer is lost is sent again with the same key, an edited one with another", async () => {
  let isLost = true;
  const calls = stubServer({
    "POST /leads": ({ body }) => {
      if (isLost) throw new TypeError("The connection was lost");
      return { lead: leadRecord(body.lead) };
    },
  });
  const { user } = renderLeads([]);
  await user.click(screen.getByRole("button", { name: "New lead" }));
  await user.type(screen.getByLabelText("Name"), "Ada");
  const save = async () => {
    const button = screen.getByRole("button", { name: "Create lead" });
    await waitFor(() => expect(button.getAttribute("aria-busy")).toBeNull());
    await user.click(button);
  };
  await save();
  expect(await screen.findByText(/may or may not have been saved/)).toBeTruthy();
  await save();
  await user.type(screen.getByLabelText("Company"), "Acme");
  await save();
  isLost = false;
  await save();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const [first, second, third, fourth] = calls.map(({ key }) => key);
  expect([second, fourth]).toEqual([first, third]);
  expect(third).not.toBe(first);
});

test("a conflict says who saved first", async () => {
  const newer = leadRecord({ name: "Ada Lovelace", lock_version: 4 });
  stubServer({
    "PATCH /leads/lead-1": () =>
      problem(412, "stale", "The lead was changed since you read it", { lead: newer }),
    "GET /change_events": () => ({
      change_events: [{ actor: { name: "Ingrid" } }, { actor: { name: "Priya" } }],
    }),
  });
  const { user } = renderLeads([leadRecord({ lock_version: 3 })]);
  await user.click(screen.getByRole("button", { name: "Ada" }));
  await user.type(screen.getByLabelText("Company"), "Acme");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Priya changed this while you were editing")).toBeTruthy();
});
