import { expect, it } from "vitest";
import { ProcessGlobal } from "./process-global";

it("creates the value once for all slots of one name", () => {
  const first = new ProcessGlobal<object>("opportuneTestOnce");
  const second = new ProcessGlobal<object>("opportuneTestOnce");
  const value = first.getOrCreate(() => ({}));
  expect(second.getOrCreate(() => ({}))).toBe(value);
  expect(new ProcessGlobal("opportuneTestOther").get()).toBeUndefined();
});

it("keeps a value that is false and forgets one that is set to undefined", () => {
  const slot = new ProcessGlobal<boolean>("opportuneTestFlag");
  slot.set(false);
  expect(slot.getOrCreate(() => true)).toBe(false);
  slot.set(undefined);
  expect(slot.getOrCreate(() => true)).toBe(true);
});
