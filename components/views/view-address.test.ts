import { expect, test } from "vitest";
import { addressOf, collapsedStagesOf, isUnchanged, viewStateOf } from "./view-address";

test("the state saved from an address leads back to that address", () => {
  const address = new URLSearchParams(
    "pipeline=p&view=table&q=acme&tag=hot&sort=-amount&columns=amount,tags&new=1",
  );
  const state = viewStateOf(address, ["s1"]);
  expect(state.query).toEqual({
    pipeline: "p",
    view: "table",
    q: "acme",
    tag: "hot",
    sort: "-amount",
  });
  const back = new URL(addressOf({ id: "v", ...state }), "http://localhost");
  expect(Object.fromEntries(back.searchParams)).toEqual({
    ...state.query,
    columns: "amount,tags",
    saved: "v",
  });
  expect(collapsedStagesOf(state)).toEqual(["s1"]);
});

test("a view differs from the screen when a filter, the order, a column or a collapsed stage differs", () => {
  const address = new URLSearchParams("pipeline=p&tag=hot&saved=v");
  const view = viewStateOf(address, ["s1", "s2"]);
  expect(isUnchanged(view, address, ["s2", "s1"])).toBe(true);
  for (const changed of [
    "pipeline=p&saved=v",
    "pipeline=p&tag=hot&sort=name",
    "pipeline=p&tag=hot&columns=tags",
  ]) {
    expect(isUnchanged(view, new URLSearchParams(changed), ["s1", "s2"])).toBe(false);
  }
  expect(isUnchanged(view, address, ["s1"])).toBe(false);
});

test("unknown parameters of a view made through the API are ignored", () => {
  const view = {
    id: "v",
    query: { pipeline: "p", evil: "x" },
    layout: { columns: 7, collapsed: "no" },
  };
  expect(addressOf(view)).toBe("/crm/opportunities?pipeline=p&saved=v");
  expect(collapsedStagesOf(view)).toEqual([]);
});
