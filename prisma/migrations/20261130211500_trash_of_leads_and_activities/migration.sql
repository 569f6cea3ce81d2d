-- The trash lists deleted leads and activities, newest first.
CREATE INDEX "leads_deleted_idx" ON "leads" ("organization_id", "deleted_at" DESC, "id" DESC) WHERE "deleted_at" IS NOT NULL;
CREATE INDEX "activities_deleted_idx" ON "activities" ("organization_id", "deleted_at" DESC, "id" DESC) WHERE "deleted_at" IS NOT NULL;
