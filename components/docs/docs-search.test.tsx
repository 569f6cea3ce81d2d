import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { DocsSearchButton } from "./docs-search-button";

const ENTRIES = [
  { path: "/docs/errors#stale", page: "Errors", heading: "stale", text: "If-Match is not current" },
  { path: "/docs/errors", page: "Errors", heading: "Errors", text: "What goes wrong" },
];
const requests = vi.fn<(address: string) => Promise<Response>>();

beforeEach(() => {
  requests.mockImplementation(async () => Response.json(ENTRIES));
  vi.stubGlobal("fetch", requests);
});

afterEach(() => {
  vi.unstubAllGlobals();
  requests.mockReset();
});

test("the search asks for its index when it is opened, finds sections and opens them by keyboard", async () => {
  const { user, router } = renderScreen(<DocsSearchButton />);
  expect(requests).not.toHaveBeenCalled();
  await user.keyboard("/");
  const input = await screen.findByRole("combobox", { name: "Search the documentation" });
  expect(requests.mock.calls).toEqual([["/docs/search.json"]]);
  await user.type(input, "STALE if");
  const found = await screen.findByRole("option", { name: /stale/ });
  expect(within(found).getByText(/If-Match is not current/)).toBeTruthy();
  expect(screen.getByText("1 found")).toBeTruthy();
  await user.keyboard("{Enter}");
  expect(router.push).toHaveBeenCalledWith("/docs/errors#stale");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("the search says that nothing is found", async () => {
  const { user } = renderScreen(<DocsSearchButton />);
  await user.click(screen.getByRole("button", { name: "Search the documentation" }));
  await user.type(await screen.findByRole("combobox"), "absent");
  expect(await screen.findByText("Nothing found for “absent”")).toBeTruthy();
});
