import { expect, test } from "vitest";
import { COLUMN_KEYS, columnsText, shownColumns } from "./table-columns";

test("an address that names no columns shows the usual ones, and the usual ones need no address", () => {
  const usual = shownColumns(undefined).map(({ key }) => key);
  expect(usual).toEqual(["name", "stage", "amount", "owner", "account", "close", "status"]);
  expect(columnsText(usual)).toBeUndefined();
});

test("columns come back as they were named, the name always with them, unknown ones never", () => {
  expect(shownColumns("tags,amount,nonsense").map(({ key }) => key)).toEqual([
    "name",
    "amount",
    "tags",
  ]);
  expect(shownColumns(columnsText(["tags", "source"])).map(({ key }) => key)).toEqual([
    "name",
    "source",
    "tags",
  ]);
  expect(shownColumns(columnsText(COLUMN_KEYS)).map(({ key }) => key)).toEqual([...COLUMN_KEYS]);
});
