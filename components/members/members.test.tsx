import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { memberRecord } from "@/components/testing/records";
import { renderScreen } from "@/components/testing/render-screen";
import { problem, stubServer, writes } from "@/components/testing/stub-server";
import type { InvitationRecord } from "@/lib/domain/members/invitations/schema";
import type { MemberDetails } from "@/lib/domain/members/schema";
import { Members } from "./members";

const ADMIN = memberRecord({ user_id: "admin", name: "Ada Brandt", role: "ADMIN" });
const REP = memberRecord({
  user_id: "rep",
  name: "Rita Rep",
  opportunities_count: 2,
  open_opportunities_count: 1,
  open_amounts: [{ currency: "USD", amount: "1200.00" }],
});
const ROSA = memberRecord({ user_id: "rosa", name: "Rosa Rossi" });

function renderMembers(members: MemberDetails[], invitations: InvitationRecord[] = []) {
  return renderScreen(
    <Members
      members={members}
      invitations={invitations}
      currentUserId="admin"
      timeZone="America/New_York"
    />,
  );
}

type User = ReturnType<typeof renderMembers>["user"];

const row = (name: string) => screen.getByRole("row", { name: new RegExp(name) });

/** Opens a member's menu and chooses an action; returns the dialog that it opens. */
async function choose(user: User, name: string, action: string | RegExp) {
  await user.click(screen.getByRole("button", { name: `Actions for ${name}` }));
  await user.click(await screen.findByRole("menuitem", { name: action }));
  return within(await screen.findByRole("dialog"));
}

test("another role is saved and shown in the member's row", async () => {
  const calls = stubServer({
    "PATCH /members/rep": () => ({ member: { ...REP, role: "VIEWER" } }),
  });
  const { user } = renderMembers([ADMIN, REP]);
  const dialog = await choose(user, "Rita Rep", "Change role…");
  await user.click(dialog.getByRole("radio", { name: /^Viewer/ }));
  await user.click(dialog.getByRole("button", { name: "Save role" }));
  await waitFor(() => expect(row("Rita Rep").textContent).toContain("Viewer"));
  expect(calls.at(-1)?.body).toEqual({ member: { role: "VIEWER" } });
});

test("the last admin can be neither demoted nor deactivated, and the dialog says why", async () => {
  const reason = "Ada Brandt is the only active admin here. Make another member an admin first.";
  const refuse = () => problem(409, "last_admin", reason);
  stubServer({ "PATCH /members/admin": refuse, "POST /members/admin/deactivate": refuse });
  const { user } = renderMembers([ADMIN, REP]);
  const role = await choose(user, "Ada Brandt", "Change role…");
  await user.click(role.getByRole("radio", { name: /^Rep/ }));
  expect(role.getByText(/This is your own role/)).toBeTruthy();
  await user.click(role.getByRole("button", { name: "Save role" }));
  expect(await role.findByText(reason)).toBeTruthy();
  await user.keyboard("{Escape}");
  const deactivate = await choose(user, "Ada Brandt", "Deactivate…");
  await user.click(deactivate.getByRole("button", { name: "Deactivate" }));
  expect(await deactivate.findByText(reason)).toBeTruthy();
});

test("a deactivation asks who takes the open opportunities", async () => {
  const calls = stubServer({
    "POST /members/rep/deactivate": () => ({
      member: { ...REP, is_active: false, open_opportunities_count: 0 },
      reassigned: 1,
      reassigned_activities: 0,
    }),
    "POST /members/rep/reactivate": () => ({ member: REP }),
  });
  const { user } = renderMembers([ADMIN, REP, ROSA]);
  expect(row("Rita Rep").textContent).toContain("1 open");
  const dialog = await choose(user, "Rita Rep", "Deactivate…");
  await user.click(dialog.getByLabelText("Reassign 1 open opportunity, $1,200"));
  await user.click(dialog.getByRole("button", { name: "Deactivate" }));
  expect(dialog.getByLabelText("New owner").getAttribute("aria-invalid")).toBe("true");
  expect(writes(calls)).toEqual([]);
  await user.selectOptions(dialog.getByLabelText("New owner"), "Rosa Rossi");
  await user.click(dialog.getByRole("button", { name: "Deactivate" }));
  await waitFor(() => expect(row("Rita Rep").textContent).toContain("Deactivated"));
  expect(calls.at(-1)?.body).toEqual({ hand_over: { which: "open", to_user_id: "rosa" } });
  await user.click(screen.getByRole("button", { name: "Actions for Rita Rep" }));
  await user.click(await screen.findByRole("menuitem", { name: "Reactivate" }));
  await waitFor(() => expect(row("Rita Rep").textContent).toContain("Active"));
});

test("an active member's opportunities are reassigned, closed ones too", async () => {
  const calls = stubServer({
    "POST /members/rep/hand_over": () => ({
      member: { ...REP, opportunities_count: 0, open_opportunities_count: 0, open_amounts: [] },
      reassigned: 2,
      reassigned_activities: 0,
    }),
  });
  const { user, router } = renderMembers([ADMIN, REP, ROSA]);
  const dialog = await choose(user, "Rita Rep", "Reassign opportunities…");
  await user.click(dialog.getByLabelText("Reassign all 2 opportunities, including closed ones"));
  await user.selectOptions(dialog.getByLabelText("New owner"), "Rosa Rossi");
  await user.click(dialog.getByRole("button", { name: "Reassign" }));
  await waitFor(() => expect(row("Rita Rep").textContent).toContain("0 open"));
  expect(calls.at(-1)?.body).toEqual({ which: "all", to_user_id: "rosa" });
  // The receiver's row comes from the server.
  expect(router.refresh).toHaveBeenCalled();
});

test("a leaver's open activities go along with the opportunities, and the dialog and the toast say so", async () => {
  const busy = { ...REP, open_activities_count: 3 };
  stubServer({
    "POST /members/rep/deactivate": () => ({
      member: { ...REP, is_active: false },
      reassigned: 1,
      reassigned_activities: 3,
    }),
  });
  const { user } = renderMembers([ADMIN, busy, ROSA]);
  const dialog = await choose(user, "Rita Rep", "Deactivate…");
  const note = "The new owner also gets 3 open activities of Rita Rep.";
  expect(dialog.queryByText(note)).toBeNull();
  await user.click(dialog.getByLabelText("Reassign 1 open opportunity, $1,200"));
  expect(dialog.getByText(note)).toBeTruthy();
  await user.selectOptions(dialog.getByLabelText("New owner"), "Rosa Rossi");
  await user.click(dialog.getByRole("button", { name: "Deactivate" }));
  expect(await screen.findByText("1 opportunity and 3 open activities reassigned")).toBeTruthy();
});

test("a member with nothing but open activities can hand them over", async () => {
  const busy = memberRecord({ user_id: "rep", name: "Rita Rep", open_activities_count: 1 });
  const calls = stubServer({
    "POST /members/rep/hand_over": () => ({
      member: { ...busy, open_activities_count: 0 },
      reassigned: 0,
      reassigned_activities: 1,
    }),
  });
  const { user } = renderMembers([ADMIN, busy, ROSA]);
  const dialog = await choose(user, "Rita Rep", "Reassign activities…");
  expect(dialog.getByLabelText("Reassign 1 open activity")).toHaveProperty("checked", true);
  await user.selectOptions(dialog.getByLabelText("New owner"), "Rosa Rossi");
  await user.click(dialog.getByRole("button", { name: "Reassign" }));
  expect(await screen.findByText("Rosa Rossi now owns 1 open activity of Rita Rep")).toBeTruthy();
  expect(calls.at(-1)?.body).toEqual({ which: "open", to_user_id: "rosa" });
});

test("a revoked invitation leaves the list", async () => {
  const calls = stubServer({ "DELETE /invitations/invitation-1": () => undefined });
  const { user } = renderMembers(
    [ADMIN],
    [
      {
        id: "invitation-1",
        role: "REP",
        email: "nia@example.com",
        created_by_user_id: "admin",
        created_by_name: "Ada Brandt",
        created_at: "2026-01-05T09:00:00.000Z",
        expires_at: "2026-01-12T09:00:00.000Z",
      },
    ],
  );
  await user.click(screen.getByRole("button", { name: /nia@example\.com$/ }));
  await user.click(
    within(await screen.findByRole("dialog")).getByRole("button", { name: "Revoke" }),
  );
  await waitFor(() => expect(screen.queryByRole("row", { name: /nia@example\.com/ })).toBeNull());
  expect(writes(calls)).toHaveLength(1);
});
