import { beforeEach, expect, test } from "vitest";
import { recordOf } from "@/components/board/state/board-factory";
import type { StagePage } from "@/lib/client/opportunities";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { createRowLoader } from "./row-loader";
import { appendPage } from "./table-rows";

// A cursor names how many rows stand before its page.
type Request = {
  limit: number;
  cursor?: string;
  answer: () => Promise<void>;
  refuse: () => Promise<void>;
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

/** The request that was sent last, or the one at an index. */
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
        const answer = () => {
          resolve(pageOf(limit, from));
          return settle();
        };
        const refuse = () => {
          reject(new Error("No answer"));
          return settle();
        };
        requests.push({ limit, cursor: from, answer, refuse });
      }),
    summarize: async () => SUMMARY,
    count: () => rows.length,
    append: (page) => {
      rows = appendPage(rows, page.opportunities);
      cursor = page.next_cursor;
    },
    replace: (read) => {
      rows = read.rows;
      cursor = read.cursor;
    },
    failed: () => failures++,
  });
}

beforeEach(() => {
  requests = [];
  failures = 0;
});

test("as many rows as are shown are read again, in no more requests than that takes, and only then shown", async () => {
  const loader = showing(450, 1000);
  list = ["new", ...list];
  void loader.reread();
  await request().answer();
  await request().answer();
  expect(shown()).toEqual(numbered(450));
  await request().answer();
  expect(limits()).toEqual([
    [200, undefined],
    [200, "200"],
    [50, "400"],
  ]);
  expect(shown()).toEqual(["new", ...numbered(449)]);
  expect(cursor).toBe("450");
});

test("a list that has become shorter is read to its end, and an empty one is asked for a page", async () => {
  const loader = showing(450, 450);
  list = numbered(120);
  void loader.reread();
  await request().answer();
  expect(requests).toHaveLength(1);
  expect(shown()).toEqual(numbered(120));
  rows = [];
  void loader.reread();
  expect(request().limit).toBe(50);
});

test("a page that is answered after a reread began is dropped, and read along with it", async () => {
  const loader = showing(400, 1000);
  void loader.loadMore("400");
  void loader.reread();
  await request(1).answer();
  await request(0).answer();
  expect(shown()).toEqual(numbered(400));
  await request().answer();
  await request().answer();
  expect(limits().slice(1)).toEqual([
    [200, undefined],
    [200, "200"],
    [50, "400"],
  ]);
  expect(shown()).toEqual(numbered(450));
});

test("a page that is answered after the reread leaves no gap", async () => {
  const loader = showing(100, 1000);
  void loader.loadMore("100");
  void loader.reread();
  await request().answer();
  list = list.slice(60);
  await request(0).answer();
  expect(shown()).toEqual(numbered(150));
  void loader.loadMore("150");
  expect(request()).toMatchObject({ limit: 50, cursor: "150" });
});

test("a page that is asked for during a reread is read with it, not by itself", async () => {
  const loader = showing(200, 1000);
  void loader.reread();
  void loader.loadMore("200");
  void loader.loadMore("200");
  expect(requests).toHaveLength(1);
  await request().answer();
  await request().answer();
  expect(limits()).toEqual([
    [200, undefined],
    [50, "200"],
  ]);
  expect(shown()).toEqual(numbered(250));
});

test("rereads never overlap: one that is due meanwhile comes after", async () => {
  const loader = showing(50, 50);
  void loader.reread();
  void loader.reread();
  void loader.reread();
  expect(requests).toHaveLength(1);
  await request().answer();
  expect(requests).toHaveLength(2);
  list = ["new"];
  await request().answer();
  expect(shown()).toEqual(["new"]);
  expect(requests).toHaveLength(2);
});

test("a reread without an answer leaves the rows, and says so of the page that it took along", async () => {
  const loader = showing(100, 1000);
  void loader.reread();
  await request().refuse();
  expect(failures).toBe(0);
  void loader.loadMore("100");
  void loader.reread();
  await request().refuse();
  expect(failures).toBe(1);
  expect(shown()).toEqual(numbered(100));
  void loader.loadMore("100");
  await request().answer();
  expect(shown()).toEqual(numbered(150));
});

test("a page without an answer can be asked for again", async () => {
  const loader = showing(100, 150);
  void loader.loadMore("100");
  await request().refuse();
  expect(failures).toBe(1);
  void loader.loadMore("100");
  await request().answer();
  expect(shown()).toEqual(numbered(150));
  expect(cursor).toBeNull();
});
