import type { Db } from "@/lib/db/client";
import type { CustomerType } from "@/lib/domain/customers/schema";
import type { Mergeable } from "./rules";

/** How one kind of customer is merged. */
export type MergeShape<Merged extends Mergeable> = {
  type: CustomerType;
  plural: "accounts" | "contacts";
  fields: readonly (keyof Merged & string)[];
  /** Returns the live record with this id. Throws `not_found`. */
  read(tx: Db, organizationId: string, id: string): Promise<Merged>;
  /** Returns the live ones of these records, locked in id order. */
  lock(tx: Db, organizationId: string, ids: string[]): Promise<Merged[]>;
  /** Writes the values to the survivor. Throws `WriteConflict` when a record that they link to no longer exists. */
  write(tx: Db, organizationId: string, id: string, values: Partial<Merged>): Promise<unknown>;
};
