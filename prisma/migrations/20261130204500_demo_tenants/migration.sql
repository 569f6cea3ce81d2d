-- A tenant of the demo has passwords that everybody knows: only a demo serves a database with one.

ALTER TABLE "tenants" ADD COLUMN "is_demo" BOOLEAN NOT NULL DEFAULT false;

UPDATE "tenants" SET "is_demo" = true WHERE "id" IN (
  SELECT "tenant_id" FROM "users" WHERE "email" IN ('ingrid@halden.example', 'grace@fernhill.example'));
