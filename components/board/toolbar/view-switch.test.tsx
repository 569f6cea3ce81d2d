import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import { ViewSwitch } from "./view-switch";

const load = vi.hoisted(() => vi.fn<() => Promise<null>>());
vi.mock("@/components/table/load-table", () => ({ loadTable: load }));

test.each([
  ["hovers", (user: { hover: (on: Element) => Promise<void> }, link: Element) => user.hover(link)],
  ["focuses", async (_user: unknown, link: HTMLElement) => link.focus()],
])("the code of the table is loaded when the user %s its link", async (_how, reach) => {
  load.mockReset().mockRejectedValue(new Error("The server could not be reached"));
  const { user } = renderScreen(<ViewSwitch pipelineId="p" view="board" filter={{}} />);
  await reach(user, screen.getByRole("link", { name: "Board" }));
  expect(load).not.toHaveBeenCalled();
  await reach(user, screen.getByRole("link", { name: "Table" }));
  await waitFor(() => expect(load).toHaveBeenCalled());
});
