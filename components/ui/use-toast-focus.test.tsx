import { screen } from "@testing-library/react";
import { toast } from "sonner";
import { expect, test, vi } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";

async function renderToast() {
  const { user } = renderScreen(
    <main>
      <button type="button">First</button>
      <button type="button">Second</button>
    </main>,
  );
  const undo = vi.fn();
  toast("It is done", { action: { label: "Undo", onClick: undo }, duration: 60_000 });
  const action = await screen.findByRole("button", { name: "Undo" });
  screen.getByRole("button", { name: "Second" }).focus();
  await user.tab();
  await user.tab();
  expect(document.activeElement).toBe(action);
  return { user, undo };
}

test("Tab goes past the toasts to the beginning of the page, not back to where it came from", async () => {
  const { user } = await renderToast();
  await user.tab();
  if (document.activeElement === document.body) await user.tab();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "First" }));
});

test("a key that presses a toast's button returns the focus to where it was before", async () => {
  const { user, undo } = await renderToast();
  await user.keyboard("{Enter}");
  expect(undo).toHaveBeenCalledOnce();
  await vi.waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Second" })),
  );
});
