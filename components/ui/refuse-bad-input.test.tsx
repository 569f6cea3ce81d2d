import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";

function renderForm() {
  const onSubmit = vi.fn<(event: { preventDefault: () => void }) => void>((event) =>
    event.preventDefault(),
  );
  const { user } = renderScreen(
    <>
      <form noValidate id="of-the-date" onSubmit={onSubmit}>
        <button type="submit">Save</button>
      </form>
      <input type="date" aria-label="Closes" form="of-the-date" />
    </>,
  );
  const date = screen.getByLabelText<HTMLInputElement>("Closes");
  const report = vi.spyOn(date, "reportValidity").mockReturnValue(false);
  return { user, onSubmit, date, report };
}

test("half a date is not sent as no date: the form stays, and the field says why", async () => {
  const { user, onSubmit, date, report } = renderForm();
  Object.defineProperty(date, "validity", { value: { badInput: true } });
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(onSubmit).not.toHaveBeenCalled();
  expect(report).toHaveBeenCalled();
});

test("an empty and a whole date are sent", async () => {
  const { user, onSubmit, report } = renderForm();
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(onSubmit).toHaveBeenCalledTimes(1);
  expect(report).not.toHaveBeenCalled();
});
