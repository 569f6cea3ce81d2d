import { screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { problem, stubServer } from "@/components/testing/stub-server";
import { Invitation } from "./invitation";

afterEach(() => {
  window.location.hash = "";
});

for (const [link, hash] of [
  ["of a revoked invitation", "opi_revoked.token"],
  ["with a part missing", "opi_revo"],
  ["without a token", ""],
]) {
  test(`a link ${link} is refused and leads to the sign-in page`, async () => {
    window.location.hash = hash ?? "";
    stubServer({
      "POST /invitations/lookup": () => problem(404, "not_found", "There is no such invitation"),
    });
    renderScreen(<Invitation />);
    expect(
      await screen.findByRole("heading", { name: "This invitation can’t be used" }),
    ).toBeTruthy();
    expect(screen.getByRole("link", { name: "Go to sign in" }).getAttribute("href")).toBe(
      "/sign-in",
    );
  });
}
