import { act, screen } from "@testing-library/react";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { ConnectionPill } from "./connection-pill";

const setOnline = (isOnline: boolean) =>
  act(() => {
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(isOnline);
    window.dispatchEvent(new Event(isOnline ? "online" : "offline"));
  });
afterEach(() => vi.restoreAllMocks());

test("says that the browser is offline, and keeps the page until it is not", async () => {
  const { user } = renderScreen(
    <>
      <ConnectionPill />
      <a href="/crm/opportunities/opp_1">Acme</a>
    </>,
  );
  let left = 0;
  const count = (event: Event) => {
    if (!event.defaultPrevented) left++;
    event.preventDefault();
  };
  document.body.addEventListener("click", count);
  onTestFinished(() => document.body.removeEventListener("click", count));
  setOnline(false);
  expect(screen.getByText(/Reconnecting/)).toBeTruthy();
  await user.click(screen.getByRole("link", { name: "Acme" }));
  expect(left).toBe(0);
  expect(await screen.findByText("This page opens once you’re connected again.")).toBeTruthy();
  setOnline(true);
  expect(screen.queryByText(/Reconnecting/)).toBeNull();
  await user.click(screen.getByRole("link", { name: "Acme" }));
  expect(left).toBe(1);
});
