import type { ChangeLine } from "@/components/forms/conflict-notice";
import type { ChangeEventRecord } from "@/lib/domain/change-events/schema";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { formatDay, formatMoment, formatMoney } from "@/lib/format";
import { fieldName } from "./field-names";

/** What ids and figures in history stand for. */
export type Names = {
  pipelines: PipelineRecord[];
  members: { user_id: string; name: string }[];
  /** Accounts and contacts by id. */
  links: ReadonlyMap<string, string>;
  currency: string;
  timeZone: string;
};

type Deed = Pick<ChangeEventRecord, "action" | "changes">;

/** What an event did, in a verb: "moved", "changed". */
export function verbOf({ action, changes }: Deed): string {
  if (action === "move" && isReorder(changes)) return "put it elsewhere in its stage";
  return VERBS[action];
}

/** The changed fields worth reading: what follows from another one, and what a creation began with, is left out. */
export function linesOf({ action, changes }: Deed, names: Names): ChangeLine[] {
  if (action === "create" || action === "delete" || action === "restore" || isReorder(changes))
    return [];
  const entries = Object.entries(changes).filter(
    ([field]) => !(changes.pipeline_stage_id && FOLLOWS_STAGE.has(field)),
  );
  return entries.map(([field, [before, after]]) => ({
    field,
    label: fieldName(field),
    before: readable(field, before, names),
    after: readable(field, after, names),
  }));
}

/** The accounts and contacts that the events speak of. */
export function linkedIds(
  events: ChangeEventRecord[],
  field: "account_id" | "contact_id",
): string[] {
  const ids = events.flatMap(({ changes }) => changes[field] ?? []);
  return [...new Set(ids)].filter((id) => typeof id === "string");
}

const VERBS: Record<ChangeEventRecord["action"], string> = {
  create: "created it",
  update: "changed",
  move: "moved it",
  delete: "deleted it",
  restore: "restored it",
  import: "imported it",
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
      ? `${value} %`
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
      return (
        pipelines.flatMap(({ stages }) => stages).find(({ id }) => id === value)?.name ??
        "a deleted stage"
      );
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
