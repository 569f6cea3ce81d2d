import { Prisma } from "@/lib/db/client";
import { activityState } from "./state";

const utc = (column: string) => Prisma.raw(`to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** An activity as JSON in the form of api.md 3.5, of the tables of `activityTables`. */
export const recordJson = Prisma.sql`json_build_object('id', t.id, 'public_id', t.public_id, 'kind', t.kind,
  'subject', t.subject, 'body', t.body, 'due_at', ${utc("t.due_at")}, 'done_at', ${utc("t.done_at")}, 'state', ${activityState},
  'opportunity_id', o.id, 'opportunity_public_id', o.public_id, 'opportunity_name', o.name,
  'contact_id', c.id, 'contact_public_id', c.public_id, 'contact_name', c.name,
  'account_id', a.id, 'account_public_id', a.public_id, 'account_name', a.name,
  'owner_user_id', t.owner_user_id, 'owner_name', u.name,
  'external_system', t.external_system, 'external_id', t.external_id,
  'created_at', ${utc("t.created_at")}, 'updated_at', ${utc("t.updated_at")}, 'lock_version', t.lock_version)`;

/** Activities as `t`, each with what it is about (`o`, `c`, `a`; deleted ones read as null), its owner and organization. */
export const activityTables = Prisma.sql`activities t
  JOIN organizations org ON org.id = t.organization_id
  LEFT JOIN opportunities o ON o.organization_id = t.organization_id AND o.id = t.opportunity_id AND o.deleted_at IS NULL
  LEFT JOIN contacts c ON c.organization_id = t.organization_id AND c.id = t.contact_id AND c.deleted_at IS NULL
  LEFT JOIN accounts a ON a.organization_id = t.organization_id AND a.id = t.account_id AND a.deleted_at IS NULL
  LEFT JOIN users u ON u.id = t.owner_user_id`;
