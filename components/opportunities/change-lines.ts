import type { ChangeLine } from "@/components/forms/conflict-notice";
import type { ChangeEventRecord } from "@/lib/domain/change-events/schema";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { formatDay, formatMoment, formatMoney } from "@/lib/format";
import { fieldName } from "./field-names";

/** The names of ids in a history, and how to format amounts and times. */
export type Names = {
  pipelines: PipelineRecord[];
  members: { user_id: string; name: string }[];
  /** Accounts and contacts by id. */
  links: ReadonlyMap<string, string>;
  currency: string;
  timeZone: string;
};

type Action = Pick<ChangeEventRecord, "action" | "changes">;
type Deed = Action & Pick<ChangeEventRecord, "record_type" | "undoes">;

/** Returns what an event did: "created this opportunity", "changed", "moved to Proposal". */
export function verbOf(
  { action, changes, record_type, undoes }: Deed,
  { pipelines }: Pick<Names, "pipelines">,
): string {
  if (undoes !== null && action === "move") return undoneMove(changes, pipelines);
  if (action === "update") return "changed";
  if (action !== "move") return `${VERBS[action]} this ${record_type.replace("_", " ")}`;
  if (isReorder(changes)) return "reordered it";
  const stage = changes.pipeline_stage_id?.[1];
  return typeof stage === "string" ? `moved to ${stageName(stage, pipelines)}` : "moved it";
}

/**
 * Returns the changed fields to show. Leaves out fields that follow from others, initial values and, of older
 * events, fields that kept their value.
 */
export function linesOf({ action, changes }: Action, names: Names): ChangeLine[] {
  if (action === "create" || action === "delete" || action === "restore" || isReorder(changes))
    return [];
  const entries = Object.entries(changes).filter(
    ([field, [before, after]]) =>
      !(changes.pipeline_stage_id && FOLLOWS_STAGE.has(field)) &&
      JSON.stringify(before) !== JSON.stringify(after),
  );
  return entries.map(([field, [before, after]]) => ({
    field,
    label: fieldName(field),
    before: readable(field, before, names),
    after: readable(field, after, names),
  }));
}

/** Returns the ids of the accounts or contacts in the events, each once. */
export function linkedIds(
  events: ChangeEventRecord[],
  field: "account_id" | "contact_id",
): string[] {
  const ids = events.flatMap(({ changes }) => changes[field] ?? []);
  return [...new Set(ids)].filter((id) => typeof id === "string");
}

function undoneMove(
  { pipeline_stage_id }: ChangeEventRecord["changes"],
  pipelines: PipelineRecord[],
): string {
  const left = pipeline_stage_id?.[0];
  return typeof left === "string"
    ? `took back the move to ${stageName(left, pipelines)}`
    : "took back a move";
}

const VERBS = {
  create: "created",
  delete: "deleted",
  restore: "restored",
  import: "imported",
};

const FOLLOWS_STAGE = new Set(["status", "closed_at", "stage_position", "stage", "stage_type"]);

function isReorder(changes: ChangeEventRecord["changes"]): boolean {
  return Object.keys(changes).join() === "stage_position";
}

function readable(field: string, value: unknown, names: Names): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value)) return value.length > 0 ? value.join(", ") : null;
  if (typeof value === "number")
    return field === "probability"
      ? `${value}%`
      : String(value + (field === "stage_position" ? 1 : 0));
  return typeof value === "string" ? readableText(field, value, names) : JSON.stringify(value);
}

function readableText(
  field: string,
  value: string,
  { pipelines, members, links, currency, timeZone }: Names,
): string {
  switch (field) {
    case "pipeline_id":
      return pipelines.find(({ id }) => id === value)?.name ?? "a deleted pipeline";
    case "pipeline_stage_id":
      return stageName(value, pipelines);
    case "owner_user_id":
      return members.find(({ user_id }) => user_id === value)?.name ?? "a former member";
    case "account_id":
      return links.get(value) ?? "a deleted account";
    case "contact_id":
      return links.get(value) ?? "a deleted contact";
    case "amount":
      return formatMoney(value, currency);
    case "expected_close_date":
      return formatDay(value);
    case "opened_at":
    case "closed_at":
      return formatMoment(value, timeZone);
    default:
      return value;
  }
}

function stageName(stageId: string, pipelines: PipelineRecord[]): string {
  const stages = pipelines.flatMap((pipeline) => pipeline.stages);
  return stages.find(({ id }) => id === stageId)?.name ?? "a deleted stage";
}
