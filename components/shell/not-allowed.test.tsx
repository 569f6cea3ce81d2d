import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { NotAllowed } from "./not-allowed";

test("a page that the role may not open says whom to ask, and leads back to the board", () => {
  renderScreen(<NotAllowed />);
  expect(screen.getByRole("heading", { name: "You don’t have access to this page" })).toBeTruthy();
  expect(screen.getByText(/^Ask an admin/)).toBeTruthy();
  expect(screen.getByRole("link").getAttribute("href")).toBe("/crm/opportunities");
});
