-- The second wall: whoever is bound by row-level security meets only the rows of the organization that the
-- transaction is in (`opportune.organization_id`), and none when it is in none. Owners and superusers are not bound.
-- An organization's own row is found by its id; every other one by the organization it belongs to. The SELECT has the setting
-- read once a statement and table, not once a row or loop.

ALTER TABLE "accounts" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_organization" ON "accounts" USING ("organization_id" = (SELECT NULLIF(current_setting('opportune.organization_id', true), '')::uuid));
ALTER TABLE "activities" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_organization" ON "activities" USING ("organization_id" = (SELECT NULLIF(current_setting('opportune.organization_id', true), '')::uuid));
ALTER TABLE "api_keys" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_organization" ON "api_keys" USING ("organization_id" = (SELECT NULLIF(current_setting('opportune.organization_id', true), '')::uuid));
ALTER TABLE "change_events" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_organization" ON "change_events" USING ("organization_id" = (SELECT NULLIF(current_setting('opportune.organization_id', true), '')::uuid));
ALTER TABLE "contacts" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_organization" ON "contacts" USING ("organization_id" = (SELECT NULLIF(current_setting('opportune.organization_id', true), '')::uuid));
ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_organization" ON "idempotency_keys" USING ("organization_id" = (SELECT NULLIF(current_setting('opportune.organization_id', true), '')::uuid));
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_organization" ON "invitations" USING ("organization_id" = (SELECT NULLIF(current_setting('opportune.organization_id', true), '')::uuid));
ALTER TABLE "leads" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_organization" ON "leads" USING ("organization_id" = (SELECT NULLIF(current_setting('opportune.organization_id', true), '')::uuid));
ALTER TABLE "members" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_organization" ON "members" USING ("organization_id" = (SELECT NULLIF(current_setting('opportune.organization_id', true), '')::uuid));
ALTER TABLE "opportunities" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_organization" ON "opportunities" USING ("organization_id" = (SELECT NULLIF(current_setting('opportune.organization_id', true), '')::uuid));
ALTER TABLE "organizations" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_organization" ON "organizations" USING ("id" = (SELECT NULLIF(current_setting('opportune.organization_id', true), '')::uuid));
ALTER TABLE "password_resets" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_organization" ON "password_resets" USING ("organization_id" = (SELECT NULLIF(current_setting('opportune.organization_id', true), '')::uuid));
ALTER TABLE "pipelines" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_organization" ON "pipelines" USING ("organization_id" = (SELECT NULLIF(current_setting('opportune.organization_id', true), '')::uuid));
ALTER TABLE "refresh_tokens" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_organization" ON "refresh_tokens" USING ("organization_id" = (SELECT NULLIF(current_setting('opportune.organization_id', true), '')::uuid));
ALTER TABLE "stages" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_organization" ON "stages" USING ("organization_id" = (SELECT NULLIF(current_setting('opportune.organization_id', true), '')::uuid));
ALTER TABLE "undo_entries" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_organization" ON "undo_entries" USING ("organization_id" = (SELECT NULLIF(current_setting('opportune.organization_id', true), '')::uuid));
ALTER TABLE "views" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_organization" ON "views" USING ("organization_id" = (SELECT NULLIF(current_setting('opportune.organization_id', true), '')::uuid));
