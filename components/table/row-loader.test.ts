import { beforeEach, expect, test } from "vitest";
import { recordOf } from "@/components/board/state/board-factory";
import type { StagePage } from "@/lib/client/opportunities";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { createRowLoader } from "./row-loader";
import { appendPage } from "./table-rows";

// A cursor is the number of rows before its page.
type Request = {
  limit: number;
  cursor?: string;
  respond: () => Promise<void>;
  fail: () => Promise<void>;
};

const SUMMARY = { pipeline_id: "p", stages: [], total: { count: 0, open_count: 0, amounts: [] } };

let list: string[];
let rows: OpportunityRecord[];
let cursor: string | null;
let failures: number;
let requests: Request[];

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `r${index}`);
const records = (ids: string[]) => ids.map((id, index) => recordOf(id, "s1", index));
const shown = () => rows.map(({ id }) => id);
const settle = () => new Promise<void>((resolve) => setTimeout(resolve));
const limits = () => requests.map(({ limit, cursor: from }) => [limit, from]);

/** Returns the last request, or the one at an index. */
function request(index = requests.length - 1): Request {
  const found = requests[index];
  if (!found) throw new Error(`There was no request ${index}`);
  return found;
}

function pageOf(limit: number, from = "0"): StagePage {
  const end = Number(from) + limit;
  return {
    opportunities: records(list.slice(Number(from), end)),
    next_cursor: end < list.length ? String(end) : null,
  };
}

function showing(count: number, of: number) {
  list = numbered(of);
  rows = records(list.slice(0, count));
  cursor = count < of ? String(count) : null;
  return createRowLoader({
    load: (limit, from) =>
      new Promise((resolve, reject) => {
        const respond = () => {
          resolve(pageOf(limit, from));
          return settle();
        };
        const fail = () => {
          reject(new Error("No response"));
          return settle();
        };
        requests.push({ limit, cursor: from, respond, fail });
      }),
    summarize: async () => SUMMARY,
    count: () => rows.length,
    append: (page) => {
      rows = appendPage(rows, page.opportunities);
      cursor = page.next_cursor;
    },
    replace: (loaded) => {
      rows = loaded.rows;
      cursor = loaded.cursor;
    },
    failed: () => failures++,
  });
}

beforeEach(() => {
  requests = [];
  failures = 0;
});

test("a reload requests as many rows as are shown, in as few requests as possible, and shows them only when all have arrived", async () => {
  const loader = showing(450, 1000);
  list = ["new", ...list];
  void loader.reload();
  await request().respond();
  await request().respond();
  expect(shown()).toEqual(numbered(450));
  await request().respond();
  expect(limits()).toEqual([
    [200, undefined],
    [200, "200"],
    [50, "400"],
  ]);
  expect(shown()).toEqual(["new", ...numbered(449)]);
  expect(cursor).toBe("450");
});

test("a reload stops at the end of a shorter list, and requests one page for an empty list", async () => {
  const loader = showing(450, 450);
  list = numbered(120);
  void loader.reload();
  await request().respond();
  expect(requests).toHaveLength(1);
  expect(shown()).toEqual(numbered(120));
  rows = [];
  void loader.reload();
  expect(request().limit).toBe(50);
});

test("a page that arrives during a reload is ignored and loaded by the reload", async () => {
  const loader = showing(400, 1000);
  void loader.loadMore("400");
  void loader.reload();
  await request(1).respond();
  await request(0).respond();
  expect(shown()).toEqual(numbered(400));
  await request().respond();
  await request().respond();
  expect(limits().slice(1)).toEqual([
    [200, undefined],
    [200, "200"],
    [50, "400"],
  ]);
  expect(shown()).toEqual(numbered(450));
});

test("a page that arrives after a reload leaves no gap", async () => {
  const loader = showing(100, 1000);
  void loader.loadMore("100");
  void loader.reload();
  await request().respond();
  list = list.slice(60);
  await request(0).respond();
  expect(shown()).toEqual(numbered(150));
  void loader.loadMore("150");
  expect(request()).toMatchObject({ limit: 50, cursor: "150" });
});

test("a page requested during a reload is loaded by the reload, without a request of its own", async () => {
  const loader = showing(200, 1000);
  void loader.reload();
  void loader.loadMore("200");
  void loader.loadMore("200");
  expect(requests).toHaveLength(1);
  await request().respond();
  await request().respond();
  expect(limits()).toEqual([
    [200, undefined],
    [50, "200"],
  ]);
  expect(shown()).toEqual(numbered(250));
});

test("reloads never overlap: calls during a reload start one more after it", async () => {
  const loader = showing(50, 50);
  void loader.reload();
  void loader.reload();
  void loader.reload();
  expect(requests).toHaveLength(1);
  await request().respond();
  expect(requests).toHaveLength(2);
  list = ["new"];
  await request().respond();
  expect(shown()).toEqual(["new"]);
  expect(requests).toHaveLength(2);
});

test("a failed reload keeps the rows and reports the failure only for a page it includes", async () => {
  const loader = showing(100, 1000);
  void loader.reload();
  await request().fail();
  expect(failures).toBe(0);
  void loader.loadMore("100");
  void loader.reload();
  await request().fail();
  expect(failures).toBe(1);
  expect(shown()).toEqual(numbered(100));
  void loader.loadMore("100");
  await request().respond();
  expect(shown()).toEqual(numbered(150));
});

test("a failed page can be requested again", async () => {
  const loader = showing(100, 150);
  void loader.loadMore("100");
  await request().fail();
  expect(failures).toBe(1);
  void loader.loadMore("100");
  await request().respond();
  expect(shown()).toEqual(numbered(150));
  expect(cursor).toBeNull();
});
