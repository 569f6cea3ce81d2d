import { act, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { PasswordField } from "./password-field";

const field = () => screen.getByLabelText("New password");
const rating = () => screen.getByRole("status").textContent;

test("a new password is rated while it is typed, and the rating is announced", async () => {
  const { user } = renderScreen(
    <PasswordField label="New password" name="new_password" isNew about={["Ada Admin"]} />,
  );
  expect(rating()).toBe("");
  for (const [typed, expected] of [
    ["short", "Must have at least 10 characters"],
    ["1234567890", "Must not be made of repeats, sequences or a date"],
    [
      "AdaAdmin2026",
      "Must not be made of the product's name, or of your name, email address or organization",
    ],
    ["kX9#mQ2$vL", "Good password"],
    ["a rather long sentence", "Strong password"],
  ] as const) {
    await user.clear(field());
    await user.type(field(), typed);
    expect(rating()).toBe(expected);
  }
});

test("the rating goes with the password when the form is emptied", async () => {
  const { user } = renderScreen(
    <form aria-label="Password">
      <PasswordField label="New password" name="new_password" isNew />
    </form>,
  );
  await user.type(field(), "a rather long sentence");
  expect(rating()).toBe("Strong password");
  act(() => screen.getByRole<HTMLFormElement>("form").reset());
  await waitFor(() => expect(rating()).toBe(""));
});

test("a refused password shows the refusal only, and a current password is not rated", () => {
  const { rerender } = renderScreen(
    <PasswordField label="New password" name="p" isNew error="Is too common: others use it" />,
  );
  expect(screen.getByText("Is too common: others use it")).toBeTruthy();
  expect(screen.queryByRole("status")).toBeNull();
  rerender(<PasswordField label="Current password" name="p" />);
  expect(screen.queryByRole("status")).toBeNull();
});
