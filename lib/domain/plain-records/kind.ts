import type { Db } from "@/lib/db/client";
import type { FieldIssue } from "@/lib/domain/errors";

/** The four kinds of record that are written field by field: no ranks, stages or counters. */
type PlainRecordType = "account" | "contact" | "lead" | "activity";

/** The fields that the engine reads of every plain record. */
export type PlainRecord = { id: string; public_id: string; lock_version: number };

/** The links an input may have, as UUIDs or public ids. */
export type PlainInput = {
  owner_user_id?: string | null;
  opportunity_id?: string | null;
  account_id?: string | null;
  contact_id?: string | null;
};

/** The keys of a new row. */
type NewRow = { organizationId: string; id: string; publicId: string };

/** The row to write, and the state it must still be in. */
type RowCondition = {
  organizationId: string;
  id: string;
  lockVersion?: number;
  deletedAt: null | { not: null };
};

/** The columns that every write sets. */
type WriteStamp = {
  lockVersion: { increment: 1 };
  updatedAt: Date;
  deletedAt?: Date | null;
};

/** How one kind of plain record is read and written. */
export type PlainKind<
  Kept extends PlainRecord,
  Create extends PlainInput,
  Update extends PlainInput,
> = {
  type: PlainRecordType;
  /** Returns the live record with this UUID or public id. Throws `not_found`. */
  read(tx: Db, organizationId: string, id: string): Promise<Kept>;
  /** Returns the ids and the version of a record, live or deleted, and the fields its deletion shows. Throws `not_found`. */
  identify(
    tx: Db,
    organizationId: string,
    id: string,
  ): Promise<{ record: PlainRecord; shown: Record<string, string | null> }>;
  /** Returns the issues of an input beyond its schema; `before` is null for a new record. */
  issues?(before: Kept | null, input: Create | Update): FieldIssue[];
  /** Inserts a row. */
  insert(tx: Db, row: NewRow, values: Create): Promise<unknown>;
  /** Sets the fields that `values` has on the row, if it is in the expected state. */
  update(
    tx: Db,
    where: RowCondition,
    values: Partial<Update>,
    stamp: WriteStamp,
  ): Promise<{ count: number }>;
};
