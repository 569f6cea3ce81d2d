import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { Links } from "./links";
import type { OwnerOf } from "./owner-of";
import type { RowReport } from "./report";

/** The state that the steps of one import share. Times that the file omits are `now`. */
export type ImportContext = {
  tx: Db;
  actor: Actor;
  report: RowReport;
  now: string;
  organization: { currency: string; time_zone: string; lost_reason_required: boolean };
  ownerOf: OwnerOf;
  links: Links;
};
