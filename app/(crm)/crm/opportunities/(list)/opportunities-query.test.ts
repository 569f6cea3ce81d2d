import { expect, test } from "vitest";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { opportunitiesQuery } from "./opportunities-query";

const pipeline = (id: string): PipelineRecord => ({
  id,
  name: id,
  description: null,
  is_default: false,
  is_shared: true,
  user_id: null,
  is_active: true,
  is_archived: false,
  position: 0,
  stages: [],
  opportunities_count: 0,
  created_by_user_id: null,
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-01T00:00:00.000Z",
  lock_version: 0,
});
const known = { pipelines: [pipeline("a1"), pipeline("b2")], default_pipeline_id: "b2" };
const read = (params: Parameters<typeof opportunitiesQuery>[0]) => {
  const { pipeline: chosen, view, filter } = opportunitiesQuery(params, known);
  return [chosen?.id, view, filter];
};

test("an address without parameters shows the default pipeline's board", () => {
  expect(read({})).toEqual(["b2", "board", {}]);
});

test("pipeline, view and search are taken from the address", () => {
  expect(read({ pipeline: "A1", view: "table", q: " acme " })).toEqual([
    "a1",
    "table",
    { q: "acme" },
  ]);
});

test("an invalid parameter is ignored", () => {
  expect(read({ pipeline: "gone", view: "chart", q: ["a", "b"] })).toEqual(["b2", "board", {}]);
  expect(read({ q: "a\0b" })).toEqual(["b2", "board", {}]);
});

test("filters are read from the address by their names in the API", () => {
  const params = {
    tag: "hot",
    status: "open",
    min_amount: "10",
    rotting: "true",
    closes_before: "2026-03-01",
  };
  expect(read(params)[2]).toEqual({ ...params, min_amount: "10.00", rotting: true });
});

test("an invalid filter is ignored, and the others apply", () => {
  expect(
    read({ status: "lukewarm", min_amount: "-3", owner_user_id: "me", tag: "hot" })[2],
  ).toEqual({ tag: "hot" });
});
