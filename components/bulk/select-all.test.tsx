import { screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { select, selectedIds } from "@/components/selection/selection";
import { renderScreen } from "@/components/testing/render-screen";
import { problem, stubServer } from "@/components/testing/stub-server";
import { listOpportunityIds } from "@/lib/client/list-opportunity-ids";
import { SelectAll } from "./select-all";

afterEach(() => select([]));

const ids = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({ id: `o${from + index}` }));

const render = (count: number, selected: number) =>
  renderScreen(
    <SelectAll
      list={{
        count,
        loadIds: (most) =>
          listOpportunityIds({ pipeline_id: "p", status: "open" }, "-amount", most),
      }}
      selected={selected}
    />,
  );

test("the rest of a list is selected in the order and under the filter of the list", async () => {
  const calls = stubServer({
    "GET /opportunities": ({ query }) =>
      query.get("cursor") === null
        ? { opportunities: ids(0, 200), next_cursor: "next" }
        : { opportunities: ids(200, 322), next_cursor: null },
  });
  const { user } = render(322, 50);
  await user.click(screen.getByRole("button", { name: "Select all 322" }));
  expect(selectedIds()).toHaveLength(322);
  expect(calls.map(({ query }) => [query.get("status"), query.get("sort")])).toEqual([
    ["open", "-amount"],
    ["open", "-amount"],
  ]);
});

test("a list that is too long for one change says so instead", () => {
  render(1_322, 50);
  expect(screen.getByText("of 1,322. Up to 500 can be changed at once.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^Select all/ })).toBeNull();
});

test("nothing is offered once all are selected", () => {
  render(322, 322);
  expect(screen.queryByRole("button", { name: /^Select all/ })).toBeNull();
});

test("a failure is reported, and the selection stays", async () => {
  stubServer({ "GET /opportunities": () => problem(503, "unavailable", "Try again later") });
  select(["o1"]);
  const { user } = render(322, 50);
  await user.click(screen.getByRole("button", { name: "Select all 322" }));
  expect(await screen.findByText("Couldn’t select them all")).toBeTruthy();
  expect(selectedIds()).toEqual(["o1"]);
});
