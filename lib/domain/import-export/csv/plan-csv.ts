import type { FieldIssue } from "@/lib/domain/errors";
import { opportunityValues } from "@/lib/domain/import-export/bundle/plan-opportunities";
import { type BundleRow, publicIdOf } from "@/lib/domain/import-export/bundle/read-rows";
import type { ImportContext } from "@/lib/domain/import-export/import-context";
import { loadPipelines } from "@/lib/domain/import-export/pipeline-model";
import { placeAtEnd } from "@/lib/domain/import-export/place-at-end";
import { type Planned, recordPlanner, type Sent } from "@/lib/domain/import-export/plan-records";
import type { RowLocation } from "@/lib/domain/import-export/report";
import type { Values } from "@/lib/domain/import-export/table";
import { OPPORTUNITIES } from "@/lib/domain/import-export/tables";
import { TimeSlices } from "@/lib/domain/time-slices";
import { issuesOf } from "@/lib/domain/validation";
import type { CsvReport, Layout } from "./csv-report";
import { stageFinder } from "./csv-stage";
import { type CustomerName, customersOf } from "./customers";
import type { CsvRecord } from "./read-records";
import { readCells } from "./rules";
import { type CsvImportOptions, CsvRow } from "./schema";

type Entry = BundleRow<CsvRow>;

/** The records to write for some lines of a file. */
export type CsvPlan = { accounts: Planned[]; contacts: Planned[]; opportunities: Planned[] };

/** Plans a file's lines, some at a time and in their order; errors go into the context's report. */
export async function csvPlanner(
  context: ImportContext,
  report: CsvReport,
  { header, mapping }: Layout,
  options: CsvImportOptions,
) {
  const findStage = stageFinder(report, await loadPipelines(context), options.pipeline_id);
  const accounts = customersOf(context, "accounts", options.unknown_links === "create");
  const contacts = customersOf(context, "contacts", options.unknown_links === "create");
  const plan = recordPlanner<CsvRow>(context, "opportunities", OPPORTUNITIES);

  const reading = { ...options, mapping, timeZone: context.organization.time_zone };
  const nameless = header.flatMap((name, index) => (name.trim() === "" ? [index] : []));

  const read = (record: CsvRecord): Entry[] => {
    const { input, issues } = readCells(record.cells, reading);
    for (const index of nameless)
      if (record.cells[index]?.trim() && !Object.values(mapping).includes(index))
        report.ignore(index, record.row, "is not imported: it has no header");
    for (const key of KEYS) if (typeof input[key] === "string") input[key] = copyString(input[key]);
    const place: RowLocation = {
      section: "opportunities",
      index: record.row,
      public_id: publicIdOf(input),
    };
    const error = record.error ?? lengthError(record.cells, header);
    if (error) report.reject(place, "", error);
    if (error) return [];
    const parsed = CsvRow.safeParse(input, { reportInput: true });
    const errors = [...issues, ...(parsed.success ? [] : issuesOf(parsed.error))];
    for (const { field, message } of errors) report.reject(place, field, message);
    const row = parsed.success ? parsed.data : rest(input, errors);
    return row ? [{ place, row }] : [];
  };

  const valuesOf = (entry: Entry, before: Values | null): Sent => {
    const row = rejectUnknownOwner(entry, before);
    const stageId = typeof before?.stage_id === "string" ? before.stage_id : undefined;
    const stage = findStage(entry, stageId);
    const account = accountName(entry.row);
    const account_id = account && accounts.find(entry.place, account);
    const standing = typeof before?.account_id === "string" ? before.account_id : null;
    const contact = contactName(entry.row, account_id === undefined ? standing : account_id);
    return {
      ...opportunityValues(context, { ...entry, row }, before, () => ({ stage, isAsNamed: true })),
      account_id,
      contact_id: contact && contacts.find(entry.place, contact),
      // For a new record, an empty cell means the opening date is unknown.
      ...(before === null && mapping.opened_at !== undefined
        ? { opened_at: row.opened_at ?? null }
        : undefined),
    };
  };

  /** The row, without its owner if that is not an active member and such rows are to be rejected. */
  const rejectUnknownOwner = ({ place, row }: Entry, before: Values | null): CsvRow => {
    if (options.unknown_owners === "keep") return row;
    const current = typeof before?.owner_user_id === "string" ? before.owner_user_id : null;
    const text = context.ownerOf(row, current)?.text;
    if (!text || text === before?.imported_owner_name) return row;
    report.reject(
      place,
      row.owner_email ? "owner_email" : "owner_name",
      "must be an active member",
    );
    return { ...row, owner_email: undefined, owner_name: undefined };
  };

  const isValid = ({ place }: Planned) => report.isValid(place.index);

  return async (records: CsvRecord[]): Promise<CsvPlan> => {
    report.show(records);
    const entries: Entry[] = [];
    const slices = new TimeSlices();
    for (const record of records) {
      if (slices.isOver()) await slices.next();
      entries.push(...read(record));
    }
    await accounts.load(entries.flatMap(({ row }) => accountName(row) ?? []));
    await contacts.load(entries.flatMap(({ row }) => contactName(row) ?? []));
    const planned = await plan(entries, valuesOf);
    await placeAtEnd(context, planned, new Map());
    return {
      accounts: accounts.takeNew().filter(isValid),
      contacts: contacts.takeNew().filter(isValid),
      opportunities: planned.filter(isValid),
    };
  };
}

function lengthError(cells: string[], header: string[]): string | null {
  const extra = cells.slice(header.length).some((cell) => cell.trim() !== "");
  return extra ? `has ${cells.length} cells where the header has ${header.length}` : null;
}

/** The valid fields of an invalid row, so that one report lists all of its errors. */
function rest(input: object, errors: FieldIssue[]): CsvRow | undefined {
  const bad = new Set(errors.map(({ field }) => field.replace(/\[.*$/, "")));
  const sound = Object.fromEntries(Object.entries(input).filter(([field]) => !bad.has(field)));
  return CsvRow.safeParse(bad.has("name") ? { ...sound, name: "Bad" } : sound).data;
}

// Fields of a row that are kept until the end of the file.
const KEYS = [
  "public_id",
  "external_system",
  "external_id",
  "account",
  "account_public_id",
  "contact",
  "contact_public_id",
] as const;

/** A copy that does not keep the piece of the file that the text was cut from in memory. */
function copyString(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}

/** How the row names its account; undefined if it does not. */
function accountName({
  account: name,
  account_public_id: publicId,
}: CsvRow): CustomerName | undefined {
  return name === undefined && publicId === undefined ? undefined : { name, publicId };
}

function contactName(
  { contact: name, contact_public_id: publicId }: CsvRow,
  accountId?: string | null,
): CustomerName | undefined {
  return name === undefined && publicId === undefined ? undefined : { name, publicId, accountId };
}
