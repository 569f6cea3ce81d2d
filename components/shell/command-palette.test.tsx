import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { stubServer } from "@/components/testing/stub-server";
import { CommandPalette } from "./command-palette";

const NAMES = ["Baltic Freight", "Riverbend Water"];

function renderPalette() {
  stubServer({
    "GET /opportunity_pipelines": () => ({ pipelines: [] }),
    "GET /search": ({ query }) => ({
      results: NAMES.filter((name) => name.toLowerCase().includes(query.get("q") ?? "")).map(
        (name) => ({
          record_type: "account",
          id: name,
          public_id: name.split(" ")[0],
          name,
          detail: null,
        }),
      ),
    }),
  });
  const onOpenChange = vi.fn<(open: boolean) => void>();
  const props = { role: "ADMIN", open: true, onOpenChange } as const;
  const rendered = renderScreen(<CommandPalette {...props} />);
  return { ...rendered, input: screen.getByRole("combobox") };
}

test("Enter opens no record of an earlier text, but waits for those of the current text", async () => {
  const { user, router, input } = renderPalette();
  await user.type(input, "baltic");
  await screen.findByRole("option", { name: "Baltic Freight" });
  await user.clear(input);
  await user.type(input, "riverbend{Enter}");
  expect(router.push).not.toHaveBeenCalled();
  await waitFor(() => expect(router.push).toHaveBeenCalledWith("/crm/accounts/Riverbend"));
  expect(router.push).toHaveBeenCalledTimes(1);
});

test("Enter opens nothing if the text has no match", async () => {
  const { user, router, input } = renderPalette();
  await user.type(input, "baltic");
  await screen.findByRole("option", { name: "Baltic Freight" });
  await user.type(input, "x{Enter}");
  await screen.findByText("No records match");
  expect(router.push).not.toHaveBeenCalled();
});

test("Enter opens a screen of that name at once", async () => {
  const { user, router, input } = renderPalette();
  await user.type(input, "leads{Enter}");
  expect(router.push).toHaveBeenCalledWith("/crm/leads");
});

test("Help and documentation is found by name", async () => {
  const { user, router, input } = renderPalette();
  await user.type(input, "help{Enter}");
  expect(router.push).toHaveBeenCalledWith("/docs");
});
