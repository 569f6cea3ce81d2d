import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { fieldChanges } from "@/lib/domain/change-events/compare";
import { newPublicId } from "@/lib/domain/ids/public-id";
import { lockReferences } from "@/lib/domain/references/sql/lock-references";
import type { PlainInput, PlainKind, PlainRecord } from "./kind";

/**
 * Inserts a record and its `create` event in the caller's transaction. References in `values` are
 * UUIDs. Throws `WriteConflict` when its account or contact no longer exists.
 */
export async function insertRecord<
  Kept extends PlainRecord,
  Create extends PlainInput,
  Update extends PlainInput,
>(tx: Db, actor: Actor, kind: PlainKind<Kept, Create, Update>, values: Create): Promise<Kept> {
  const { organizationId } = actor;
  await lockReferences(tx, organizationId, values);
  const id = randomUUID();
  const publicId = newPublicId(kind.type);
  await kind.insert(tx, { organizationId, id, publicId }, values);
  await appendChanges(tx, actor, [
    {
      record_type: kind.type,
      record_id: id,
      public_id: publicId,
      action: "create",
      changes: fieldChanges(values),
    },
  ]);
  return kind.read(tx, organizationId, id);
}
