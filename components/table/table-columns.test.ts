import { expect, test } from "vitest";
import { COLUMN_KEYS, columnsText, shownColumns } from "./table-columns";

test("a URL without columns shows the usual ones, and the usual ones add nothing to the URL", () => {
  const usual = shownColumns(undefined).map(({ key }) => key);
  expect(usual).toEqual(["name", "stage", "amount", "owner", "account", "close", "status"]);
  expect(columnsText(usual)).toBeUndefined();
});

test("columns survive the URL, always with the name and without unknown ones", () => {
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
