import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { stubServer } from "@/components/testing/stub-server";
import { FilterButton } from "./filter-button";

test("the closed filters return the focus to their button, and keep what was not applied", async () => {
  stubServer({});
  const { user } = renderScreen(<FilterButton filter={{}} members={[]} />, "/crm/opportunities");
  const button = () => screen.getByRole("button", { name: /^Filters/ });
  button().focus();
  await user.keyboard("{Enter}");
  await user.type(await screen.findByLabelText("Amount (min)"), "12{Escape}");
  await waitFor(() => expect(screen.queryByLabelText("Amount (min)")).toBeNull());
  expect(document.activeElement).toBe(button());
  await user.keyboard("{Enter}");
  expect((await screen.findByLabelText<HTMLInputElement>("Amount (min)")).value).toBe("12");
});

test("a press outside that moves the focus keeps it there", async () => {
  stubServer({});
  const { user } = renderScreen(
    <>
      <FilterButton filter={{}} members={[]} />
      <input aria-label="Search" />
    </>,
    "/crm/opportunities",
  );
  await user.click(screen.getByRole("button", { name: /^Filters/ }));
  await screen.findByLabelText("Tag");
  await new Promise((resolve) => setTimeout(resolve));
  await user.click(screen.getByLabelText("Search"));
  await waitFor(() => expect(screen.queryByLabelText("Tag")).toBeNull());
  await new Promise((resolve) => setTimeout(resolve));
  expect(document.activeElement).toBe(screen.getByLabelText("Search"));
});
