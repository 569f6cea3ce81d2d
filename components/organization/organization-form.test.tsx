import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { organizationRecord } from "@/components/testing/records";
import { focusReturns, renderScreen } from "@/components/testing/render-screen";
import { problem, stubServer, writes } from "@/components/testing/stub-server";
import { OrganizationForm } from "./organization-form";

const LEAVE = "Discard";
const days = () => screen.getByLabelText("Rotting after (days)");
const save = () => screen.getByRole("button", { name: "Save" });

test("a save names the changed rules only, and the list of lost reasons is edited by keyboard", async () => {
  const calls = stubServer({
    "PATCH /organization": ({ body }) =>
      body.organization.rotting_days === 0
        ? problem(422, "invalid", "rotting_days must be at least 1", {
            errors: [{ field: "rotting_days", message: "must be at least 1" }],
          })
        : { organization: organizationRecord({ ...body.organization, lock_version: 1 }) },
  });
  const { user } = renderScreen(<OrganizationForm organization={organizationRecord()} />);
  expect(save()).toHaveProperty("disabled", true);
  await user.selectOptions(screen.getByLabelText("Default currency"), "INR");
  await user.clear(days());
  await user.type(days(), "0");
  await user.clear(screen.getByLabelText("Lost reason 2"));
  await user.type(screen.getByLabelText("Lost reason 2"), "Bad timing");
  await user.type(screen.getByLabelText("New lost reason"), "No budget{Enter}");
  expect(document.activeElement).toBe(screen.getByLabelText("New lost reason"));
  screen.getByLabelText("Lost reason 3").focus();
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(document.activeElement).toBe(screen.getByLabelText("Lost reason 2"));
  await user.click(screen.getByRole("button", { name: "Remove Price" }));
  await user.click(screen.getByRole("switch", { name: "Require a reason" }));
  await user.click(save());
  expect(await screen.findByText("Must be at least 1")).toBeTruthy();
  expect(document.activeElement).toBe(days());
  await user.clear(days());
  await user.type(days(), "12{Enter}");
  await waitFor(() => expect(writes(calls)).toHaveLength(2));
  expect(writes(calls)[1]).toMatchObject({
    ifMatch: '"0"',
    body: {
      organization: {
        currency: "INR",
        rotting_days: 12,
        lost_reasons: ["No budget", "Bad timing"],
        lost_reason_required: true,
      },
    },
  });
  await waitFor(() => expect(save()).toHaveProperty("disabled", true));
});

test("a save that someone else was faster than shows both versions, and loses neither", async () => {
  const theirs = organizationRecord({
    rotting_days: 44,
    lost_reasons: ["Price", "Timing"],
    lock_version: 1,
  });
  const calls = stubServer({
    "PATCH /organization": ({ ifMatch, body }) =>
      ifMatch === '"0"'
        ? problem(412, "stale", "The organization was changed", { organization: theirs })
        : { organization: { ...theirs, ...body.organization, lock_version: 2 } },
  });
  const mine = organizationRecord({ rotting_days: 20, lost_reasons: ["Price"] });
  const { user } = renderScreen(<OrganizationForm organization={mine} />);
  await user.clear(days());
  await user.type(days(), "33");
  await user.click(save());
  const notice = await screen.findByRole("alert");
  expect(notice.textContent).toContain("20 → 44 (you changed it too)");
  expect(notice.textContent).toContain("Price → Price, Timing");
  expect(days()).toHaveProperty("value", "33");
  const [keepMine] = within(notice).getAllByRole("button");
  if (keepMine) await user.click(keepMine);
  expect(screen.getByLabelText("Lost reason 2")).toHaveProperty("value", "Timing");
  await user.click(save());
  await waitFor(() => expect(writes(calls)).toHaveLength(2));
  expect(writes(calls)[1]).toMatchObject({
    ifMatch: '"1"',
    body: { organization: { rotting_days: 33 } },
  });
  await waitFor(() => expect(save()).toHaveProperty("disabled", true));
});

test("a link out of the changed form asks first: staying keeps what was typed, leaving drops it", async () => {
  const { user, router } = renderScreen(
    <>
      <a href="/crm/leads">Leads</a>
      <OrganizationForm organization={organizationRecord()} />
    </>,
  );
  await user.clear(days());
  await user.type(days(), "77");
  await user.click(screen.getByRole("link", { name: "Leads" }));
  const question = await screen.findByRole("dialog");
  const stay = within(question).getByRole("button", { name: "Keep editing" });
  expect(document.activeElement).toBe(stay);
  await user.click(stay);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(days()).toHaveProperty("value", "77");
  expect(router.push).not.toHaveBeenCalled();
  const link = screen.getByRole("link", { name: "Leads" });
  await focusReturns();

  await user.click(link);
  await user.click(await screen.findByRole("button", { name: LEAVE }));
  expect(router.push).toHaveBeenCalledWith("/crm/leads");
  expect(days()).toHaveProperty("value", "20");
});

test("closing or reloading the page asks while something is unsaved", async () => {
  const { user } = renderScreen(<OrganizationForm organization={organizationRecord()} />);
  const asks = () => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(asks()).toBe(false);
  await user.type(days(), "1");
  expect(asks()).toBe(true);
  await user.click(screen.getByRole("button", { name: "Discard" }));
  expect(asks()).toBe(false);
});
