import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { CopyButton } from "./copy-button";

/** Imitates a page without a secure context, whose browser allows copying a selection or not. */
function stubInsecurePage(isAllowed: boolean): string[] {
  const copied: string[] = [];
  vi.stubGlobal("navigator", {});
  Object.assign(document, {
    execCommand: () => {
      if (isAllowed) copied.push(document.querySelector("textarea")?.value ?? "");
      return isAllowed;
    },
  });
  return copied;
}

test("copies on a page without a secure context", async () => {
  const { user } = renderScreen(<CopyButton text="opk_secret" />);
  const copied = stubInsecurePage(true);
  await user.click(screen.getByRole("button", { name: "Copy" }));
  expect(await screen.findByRole("button", { name: "Copied" })).toBeTruthy();
  expect(copied).toEqual(["opk_secret"]);
  expect(document.querySelector("textarea")).toBeNull();
});

test("says so where the browser does not allow copying", async () => {
  const { user } = renderScreen(<CopyButton text="opk_secret" />);
  stubInsecurePage(false);
  await user.click(screen.getByRole("button", { name: "Copy" }));
  const note = await screen.findByText(/Couldn’t copy/);
  expect(note.className).not.toContain("sr-only");
});
