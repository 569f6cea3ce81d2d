import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { renderScreen } from "@/components/testing/render-screen";
import type { BoardFilter } from "@/lib/client/opportunities";
import { FilterForm } from "./filter-form";

const LEFT = "0c1e2a34-0000-4000-8000-000000000001";
const UNKNOWN = "0c1e2a34-0000-4000-8000-000000000002";
const MEMBERS = [
  { user_id: "0c1e2a34-0000-4000-8000-000000000003", name: "Ada", is_active: true },
  { user_id: LEFT, name: "Grace", is_active: false },
];

function renderForm(filter: BoardFilter) {
  const address = new URLSearchParams(
    Object.entries(filter).map(([name, value]) => [name, String(value)]),
  );
  const onDone = vi.fn<() => void>();
  const { user, router, unmount } = renderScreen(
    <FilterForm filter={filter} members={MEMBERS} onDone={onDone} />,
    `/crm/opportunities?pipeline=p&${address}`,
  );
  const apply = () => user.click(screen.getByRole("button", { name: "Apply filters" }));
  const sentTo = () =>
    Object.fromEntries(new URLSearchParams(router.push.mock.lastCall?.[0].split("?")[1]));
  return { user, router, unmount, apply, sentTo, onDone };
}

test.each([
  ["a member who left", LEFT],
  ["somebody the form does not know", UNKNOWN],
])("applying without a change keeps the filter by %s", async (_who, owner_user_id) => {
  const { router, apply, onDone } = renderForm({ owner_user_id, min_amount: "1000.00" });
  await apply();
  expect(router.push).not.toHaveBeenCalled();
  expect(onDone).toHaveBeenCalled();
});

test("applying changes only what was changed", async () => {
  const { user, apply, sentTo } = renderForm({ owner_user_id: UNKNOWN, tag: "hot" });
  await user.selectOptions(screen.getByLabelText("Status"), "won");
  await user.clear(screen.getByLabelText("Tag"));
  await apply();
  expect(sentTo()).toEqual({ pipeline: "p", owner_user_id: UNKNOWN, status: "won" });
});

test("a member who left can be chosen as the owner", async () => {
  const { user, apply, sentTo } = renderForm({});
  await user.selectOptions(screen.getByLabelText("Owner"), "Grace (left)");
  await apply();
  expect(sentTo()).toEqual({ pipeline: "p", owner_user_id: LEFT });
});

test("what was typed and not applied is there again when the filters are opened anew", async () => {
  const first = renderForm({ status: "open" });
  await first.user.type(screen.getByLabelText("Amount (min)"), "12");
  await first.user.selectOptions(screen.getByLabelText("Rotting"), "Rotting");
  first.unmount();
  const second = renderForm({ status: "open" });
  expect(screen.getByLabelText<HTMLInputElement>("Amount (min)").value).toBe("12");
  expect(screen.getByRole("status").textContent).toContain("Not applied yet");
  await second.apply();
  expect(second.sentTo()).toEqual({
    pipeline: "p",
    status: "open",
    min_amount: "12",
    rotting: "true",
  });
  second.unmount();
  renderForm({ status: "open" });
  expect(screen.getByLabelText<HTMLInputElement>("Amount (min)").value).toBe("");
});

test("what was not applied can be reset, and is dropped when the filter has changed", async () => {
  const first = renderForm({});
  await first.user.type(screen.getByLabelText("Tag"), "hot");
  first.unmount();
  const other = renderForm({ status: "won" });
  expect(screen.getByLabelText<HTMLInputElement>("Tag").value).toBe("");
  other.unmount();
  const again = renderForm({});
  await again.user.click(screen.getByRole("button", { name: "Reset" }));
  expect(screen.getByLabelText<HTMLInputElement>("Tag").value).toBe("");
  expect(screen.queryByRole("status")).toBeNull();
});
