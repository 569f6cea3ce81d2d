import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { UserMenu } from "./user-menu";

test("the user menu leads to the documentation", async () => {
  const who = {
    organization: "Acme",
    organizationId: "1",
    organizations: [{ id: "1", name: "Acme" }],
    user: "Ada Brandt",
    role: "VIEWER" as const,
  };
  const { user } = renderScreen(<UserMenu {...who} />);
  await user.click(screen.getByRole("button", { name: /Ada Brandt/ }));
  const link = await screen.findByRole("menuitem", { name: "Help and documentation" });
  expect(link.getAttribute("href")).toBe("/docs");
});
