import { screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { memberRecord } from "@/components/testing/records";
import { focusReturns, renderScreen } from "@/components/testing/render-screen";
import { problem, stubServer, writes } from "@/components/testing/stub-server";
import type { SessionRecord } from "@/lib/domain/sessions/schema";
import { Members } from "./members";
import { SessionsDialog } from "./sessions-dialog";

const RITA = memberRecord({ user_id: "rita", name: "Rita Rep" });
const LAPTOP: SessionRecord = {
  id: "laptop",
  kind: "browser",
  created_at: "2026-11-03T12:00:00.000Z",
  last_used_at: "2026-11-30T12:00:00.000Z",
  address: "192.0.2.1",
  user_agent: "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/130.0",
  is_current: false,
};
const SCRIPT: SessionRecord = {
  ...LAPTOP,
  id: "script",
  kind: "token",
  address: "192.0.2.7",
  user_agent: "curl/8.5.0",
};

function renderDialog() {
  const onClose = vi.fn<() => void>();
  const { user } = renderScreen(<SessionsDialog member={RITA} timeZone="UTC" onClose={onClose} />);
  return { user, onClose };
}

test("an admin opens a member's devices from the menu by keyboard, and the focus comes back", async () => {
  stubServer({ "GET /members/rita/sessions": () => ({ sessions: [LAPTOP, SCRIPT] }) });
  const { user } = renderScreen(
    <Members
      members={[memberRecord({ user_id: "ada", name: "Ada Brandt", role: "ADMIN" }), RITA]}
      invitations={[]}
      currentUserId="ada"
      timeZone="UTC"
    />,
  );
  const actions = screen.getByRole("button", { name: "Actions for Rita Rep" });
  actions.focus();
  await user.keyboard("{Enter}");
  const item = await screen.findByRole("menuitem", { name: "Signed-in devices…" });
  item.focus();
  await user.keyboard("{Enter}");
  const dialog = within(await screen.findByRole("dialog", { name: "Where Rita Rep is signed in" }));
  const [laptop, script] = await dialog.findAllByRole("listitem");
  expect(laptop?.textContent).toMatch(
    /^Firefox on Windows192\.0\.2\.1 · since Nov 3.* · last used/,
  );
  expect(script?.textContent).toMatch(/^App “curl”API access · 192\.0\.2\.7/);
  await user.keyboard("{Escape}");
  await focusReturns();
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement).toBe(actions);
});

test("neither oneself nor a deactivated member is offered the devices", async () => {
  const { user } = renderScreen(
    <Members
      members={[
        memberRecord({ user_id: "ada", name: "Ada Brandt", role: "ADMIN" }),
        memberRecord({ user_id: "dan", name: "Dan Gone", is_active: false }),
      ]}
      invitations={[]}
      currentUserId="ada"
      timeZone="UTC"
    />,
  );
  for (const name of ["Ada Brandt", "Dan Gone"]) {
    await user.click(screen.getByRole("button", { name: `Actions for ${name}` }));
    await screen.findByRole("menuitem", { name: "Change role…" });
    expect(screen.queryByRole("menuitem", { name: "Signed-in devices…" })).toBeNull();
    await user.keyboard("{Escape}");
    await focusReturns();
  }
});

test("one session of a member is ended once that is confirmed, and the list is read anew", async () => {
  let sessions = [LAPTOP, SCRIPT];
  const calls = stubServer({
    "GET /members/rita/sessions": () => ({ sessions }),
    "DELETE /members/rita/sessions/laptop": () => {
      sessions = [SCRIPT];
    },
  });
  const { user } = renderDialog();
  await user.click(
    await screen.findByRole("button", { name: "Sign out Firefox on Windows, 192.0.2.1" }),
  );
  const question = within(
    await screen.findByRole("dialog", { name: "Sign out Firefox on Windows?" }),
  );
  expect(writes(calls)).toEqual([]);
  await user.click(question.getByRole("button", { name: "Sign out" }));
  await waitFor(() => expect(screen.queryByText("Firefox on Windows")).toBeNull());
  expect(screen.getByText("App “curl”")).toBeTruthy();
  await waitFor(() => expect(calls.filter(({ method }) => method === "GET")).toHaveLength(2));
});

test("all sessions of a member are ended at once, and nothing is left to end", async () => {
  let sessions = [LAPTOP, SCRIPT];
  const calls = stubServer({
    "GET /members/rita/sessions": () => ({ sessions }),
    "DELETE /members/rita/sessions": () => {
      sessions = [];
    },
  });
  const { user } = renderDialog();
  await user.click(await screen.findByRole("button", { name: "Sign out everywhere" }));
  const question = within(await screen.findByRole("dialog", { name: "Sign out everywhere?" }));
  await user.click(question.getByRole("button", { name: "Sign out" }));
  expect(await screen.findByText("Rita Rep isn’t signed in anywhere.")).toBeTruthy();
  expect(writes(calls).map(({ path }) => path)).toEqual(["/members/rita/sessions"]);
});

test("sessions that could not be ended stay, and the question stays open", async () => {
  stubServer({
    "GET /members/rita/sessions": () => ({ sessions: [LAPTOP] }),
    "DELETE /members/rita/sessions": () => problem(503, "unavailable", "Later"),
  });
  const { user } = renderDialog();
  await user.click(await screen.findByRole("button", { name: "Sign out everywhere" }));
  const question = within(await screen.findByRole("dialog", { name: "Sign out everywhere?" }));
  await user.click(question.getByRole("button", { name: "Sign out" }));
  expect(await screen.findByText("All devices were not signed out")).toBeTruthy();
  await user.click(question.getByRole("button", { name: "Cancel" }));
  expect(screen.getByText("Firefox on Windows")).toBeTruthy();
});

test("a failed read says so and can be tried again", async () => {
  let fails = true;
  stubServer({
    "GET /members/rita/sessions": () =>
      fails ? problem(503, "unavailable", "Later") : { sessions: [LAPTOP] },
  });
  const { user } = renderDialog();
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("couldn’t be loaded");
  fails = false;
  await user.click(within(alert).getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Firefox on Windows")).toBeTruthy();
});
