import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { problem, stubServer } from "@/components/testing/stub-server";
import type { SessionRecord } from "@/lib/domain/sessions/schema";
import { OwnSessions } from "./own-sessions";

const NOW = "2026-11-30T12:00:00.000Z";
const CURRENT: SessionRecord = {
  id: "current",
  kind: "browser",
  created_at: NOW,
  last_used_at: NOW,
  address: "192.0.2.1",
  user_agent: "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/130.0",
  is_current: true,
};
const PHONE: SessionRecord = {
  ...CURRENT,
  id: "phone",
  last_used_at: "2026-11-30T10:00:00.000Z",
  address: null,
  user_agent: "Mozilla/5.0 (Linux; Android 15) Chrome/140.0.0.0 Mobile Safari/537.36",
  is_current: false,
};
const APP: SessionRecord = { ...PHONE, id: "app", kind: "token", user_agent: "curl/8.5.0" };

function renderList(sessions: SessionRecord[]) {
  return renderScreen(<OwnSessions sessions={sessions} timeZone="UTC" now={NOW} />);
}

test("each session tells its device, address and last use, and which one this is", () => {
  renderList([CURRENT, PHONE]);
  const [here, there] = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(here).toBe("Firefox on Windows192.0.2.1 · since Nov 30 · active nowThis device");
  expect(there).toBe(
    "Chrome on AndroidUnknown address · since Nov 30 · last used 2 hours agoSign out",
  );
});

test("one session is ended once that is confirmed", async () => {
  const calls = stubServer({ "DELETE /profile/sessions/phone": () => undefined });
  const { user } = renderList([CURRENT, PHONE, APP]);
  await user.click(screen.getByRole("button", { name: /^Sign out Chrome on Android/ }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(calls).toEqual([]);
  await user.click(dialog.getByRole("button", { name: "Sign out" }));
  await waitFor(() => expect(screen.queryByText("Chrome on Android")).toBeNull());
  expect(screen.getByText("App “curl”")).toBeTruthy();
  expect(calls).toHaveLength(1);
});

test("all others are ended at once, and this one stays", async () => {
  const calls = stubServer({ "DELETE /profile/sessions": () => undefined });
  const { user } = renderList([CURRENT, PHONE, APP]);
  await user.click(screen.getByRole("button", { name: "Sign out all other devices" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "Sign out" }));
  await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(1));
  expect(screen.getByText("This device")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Sign out all other devices" })).toBeNull();
  expect(calls).toHaveLength(1);
});

test("a session that could not be ended stays in the list", async () => {
  stubServer({ "DELETE /profile/sessions/phone": () => problem(503, "unavailable", "Later") });
  const { user } = renderList([CURRENT, PHONE]);
  await user.click(screen.getByRole("button", { name: /^Sign out Chrome on Android/ }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "Sign out" }));
  await waitFor(() =>
    expect(dialog.getByRole("button", { name: "Sign out" }).getAttribute("aria-busy")).not.toBe(
      "true",
    ),
  );
  expect(screen.getByText("Chrome on Android")).toBeTruthy();
});

test("someone who is signed in nowhere else is offered nothing to end", () => {
  renderList([CURRENT]);
  expect(screen.queryByRole("button")).toBeNull();
});

test("a session that has ended meanwhile leaves the list", async () => {
  stubServer({ "DELETE /profile/sessions/phone": () => problem(404, "not_found", "Not found") });
  const { user } = renderList([CURRENT, PHONE]);
  await user.click(screen.getByRole("button", { name: /^Sign out Chrome on Android/ }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "Sign out" }));
  await waitFor(() => expect(screen.queryByText("Chrome on Android")).toBeNull());
});

test("an API client says what it is, and a session of last year says the year", () => {
  renderList([CURRENT, { ...APP, created_at: "2025-12-31T23:00:00.000Z" }]);
  expect(screen.getAllByRole("listitem")[1]?.textContent).toBe(
    "App “curl”API access · Unknown address · since Dec 31, 2025 · last used 2 hours agoSign out",
  );
});
