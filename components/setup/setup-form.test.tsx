import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { problem, stubServer } from "@/components/testing/stub-server";
import { SetupForm } from "./setup-form";

test("set-up sends the code from the log, and a wrong one is said at its field and keeps the rest", async () => {
  const calls = stubServer({
    "POST /setup": () =>
      problem(422, "invalid", "setup_code is not the code of this server", {
        errors: [{ field: "setup_code", message: "is not the code of this server" }],
      }),
  });
  const { user } = renderScreen(<SetupForm />);
  await user.type(screen.getByLabelText("Organization name"), "Acme Ltd");
  await user.type(screen.getByLabelText("Your name"), "Ada Admin");
  await user.type(screen.getByLabelText("Email"), "ada@acme.example");
  await user.type(screen.getByLabelText("Password"), "a rather long sentence");
  await user.type(screen.getByLabelText("Setup code"), "abcd-efgh-jkmn{Enter}");
  expect(await screen.findByText("Is not the code of this server")).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Setup code")));
  expect(calls[0]?.body).toMatchObject({ setup_code: "abcd-efgh-jkmn", name: "Ada Admin" });
  expect(screen.getByLabelText("Organization name")).toHaveProperty("value", "Acme Ltd");
});
