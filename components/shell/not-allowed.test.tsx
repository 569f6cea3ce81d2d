import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { NotAllowed } from "./not-allowed";

test("a page that the role may not open names who can, and leads back to the board", () => {
  renderScreen(<NotAllowed who="Managers and admins" />);
  expect(screen.getByRole("heading", { name: "This page is not open to you" })).toBeTruthy();
  expect(screen.getByText(/^Managers and admins can open it/)).toBeTruthy();
  expect(screen.getByRole("link").getAttribute("href")).toBe("/crm/opportunities");
});
