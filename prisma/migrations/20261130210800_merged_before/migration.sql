-- Earlier merges are known from the history: the last deletion of a record that is still deleted names the survivor.

CREATE INDEX "accounts_merged_idx" ON "accounts" ("organization_id") WHERE "merged_into_id" IS NOT NULL;
CREATE INDEX "contacts_merged_idx" ON "contacts" ("organization_id") WHERE "merged_into_id" IS NOT NULL;

UPDATE "accounts" t SET "merged_into_id" = s."id"
FROM (
  SELECT DISTINCT ON (e."organization_id", e."record_id") e."organization_id", e."record_id", e."changes"->'merged_into'->>1 AS "survivor"
  FROM "change_events" e WHERE e."record_type" = 'account' AND e."action" IN ('delete', 'restore')
  ORDER BY e."organization_id", e."record_id", e."id" DESC
) last, "accounts" s
WHERE t."organization_id" = last."organization_id" AND t."id" = last."record_id" AND t."deleted_at" IS NOT NULL
  AND s."organization_id" = last."organization_id" AND s."public_id" = last."survivor";

UPDATE "contacts" t SET "merged_into_id" = s."id"
FROM (
  SELECT DISTINCT ON (e."organization_id", e."record_id") e."organization_id", e."record_id", e."changes"->'merged_into'->>1 AS "survivor"
  FROM "change_events" e WHERE e."record_type" = 'contact' AND e."action" IN ('delete', 'restore')
  ORDER BY e."organization_id", e."record_id", e."id" DESC
) last, "contacts" s
WHERE t."organization_id" = last."organization_id" AND t."id" = last."record_id" AND t."deleted_at" IS NOT NULL
  AND s."organization_id" = last."organization_id" AND s."public_id" = last."survivor";

ALTER TABLE "accounts" VALIDATE CONSTRAINT "accounts_organization_id_merged_into_id_fkey";
ALTER TABLE "contacts" VALIDATE CONSTRAINT "contacts_organization_id_merged_into_id_fkey";
