import { Prisma } from "@/lib/db/client";
import { ACTIVITY_FIELDS } from "@/lib/domain/activities/record";
import type { ActivityMember } from "@/lib/domain/activities/schema";
import { type RecordJson, recordJsonSql } from "@/lib/domain/plain-records/sql/record-json";
import { activityState } from "./state";

/** An activity as JSON (docs/api.md 3.5), from the tables of `activityTables`. */
export const activityJson: RecordJson<ActivityMember> = recordJsonSql(ACTIVITY_FIELDS, "t", {
  state: activityState.sql,
  opportunity_id: "o.id",
  opportunity_public_id: "o.public_id",
  opportunity_name: "o.name",
  contact_id: "c.id",
  contact_public_id: "c.public_id",
  contact_name: "c.name",
  account_id: "a.id",
  account_public_id: "a.public_id",
  account_name: "a.name",
  owner_name: "u.name",
});

/**
 * Activities as `t`, each with its live opportunity `o`, contact `c` and account `a`, its owner `u`
 * and its organization `org`.
 */
export const activityTables = Prisma.sql`activities t
  JOIN organizations org ON org.id = t.organization_id
  LEFT JOIN opportunities o ON o.organization_id = t.organization_id AND o.id = t.opportunity_id AND o.deleted_at IS NULL
  LEFT JOIN contacts c ON c.organization_id = t.organization_id AND c.id = t.contact_id AND c.deleted_at IS NULL
  LEFT JOIN accounts a ON a.organization_id = t.organization_id AND a.id = t.account_id AND a.deleted_at IS NULL
  LEFT JOIN users u ON u.id = t.owner_user_id`;
