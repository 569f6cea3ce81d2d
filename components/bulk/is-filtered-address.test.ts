import { expect, test } from "vitest";
import { isFilteredAddress } from "./is-filtered-address";

test.each(["q=acme", "tag=hot", "pipeline=p&view=table&rotting=false", "updated_since=2026-01-01"])(
  "the address %s is filtered",
  (address) => expect(isFilteredAddress(new URLSearchParams(address))).toBe(true),
);

test.each([
  "",
  "pipeline=p&view=table&sort=-amount&columns=name&cards=owner&saved=v",
  "q=%20",
  "tag=",
])("the address %j is not filtered", (address) =>
  expect(isFilteredAddress(new URLSearchParams(address))).toBe(false),
);
