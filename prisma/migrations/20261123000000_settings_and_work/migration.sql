-- Invitations and password links, saved views, undo, stored answers of repeated requests, and what leads and activities need.

CREATE TABLE "invitations" (
  "organization_id" UUID NOT NULL,
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "role" TEXT NOT NULL,
  "email" TEXT,
  "token_hash" TEXT NOT NULL,
  "created_by_user_id" UUID,
  "accepted_by_user_id" UUID,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "accepted_at" TIMESTAMPTZ(3),
  "revoked_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CONSTRAINT "invitations_pkey" PRIMARY KEY ("organization_id", "id"),
  CONSTRAINT "invitations_role_check" CHECK ("role" IN ('VIEWER', 'REP', 'MANAGER', 'ADMIN'))
);

CREATE TABLE "password_resets" (
  "organization_id" UUID NOT NULL,
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "user_id" UUID NOT NULL,
  "token_hash" TEXT NOT NULL,
  "created_by_user_id" UUID,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CONSTRAINT "password_resets_pkey" PRIMARY KEY ("organization_id", "id")
);

CREATE TABLE "views" (
  "organization_id" UUID NOT NULL,
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "name" TEXT NOT NULL,
  "is_shared" BOOLEAN NOT NULL DEFAULT false,
  "user_id" UUID,
  "query" JSONB NOT NULL,
  "layout" JSONB NOT NULL,
  "lock_version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "deleted_at" TIMESTAMPTZ(3),
  CONSTRAINT "views_pkey" PRIMARY KEY ("organization_id", "id")
);

CREATE TABLE "undo_entries" (
  "organization_id" UUID NOT NULL,
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "user_id" UUID,
  "api_key_id" UUID,
  "steps" JSONB NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CONSTRAINT "undo_entries_pkey" PRIMARY KEY ("organization_id", "id")
);

CREATE TABLE "idempotency_keys" (
  "organization_id" UUID NOT NULL,
  "caller" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "request_hash" TEXT NOT NULL,
  "status" INTEGER,
  "headers" JSONB,
  "body" TEXT,
  "locked_until" TIMESTAMPTZ(3),
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("organization_id", "caller", "key")
);

ALTER TABLE "organizations" ADD COLUMN "lock_version" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "leads"
  ADD COLUMN "description" TEXT,
  ADD COLUMN "converted_at" TIMESTAMPTZ(3),
  ADD COLUMN "converted_contact_id" UUID,
  ADD COLUMN "converted_account_id" UUID,
  ADD COLUMN "converted_opportunity_id" UUID;

CREATE UNIQUE INDEX "invitations_organization_id_token_hash_key" ON "invitations" ("organization_id", "token_hash");
CREATE UNIQUE INDEX "password_resets_organization_id_token_hash_key" ON "password_resets" ("organization_id", "token_hash");
CREATE INDEX "views_organization_id_user_id_idx" ON "views" ("organization_id", "user_id");
CREATE INDEX "undo_entries_organization_id_expires_at_idx" ON "undo_entries" ("organization_id", "expires_at");
CREATE INDEX "idempotency_keys_organization_id_expires_at_idx" ON "idempotency_keys" ("organization_id", "expires_at");
CREATE INDEX "activities_organization_id_contact_id_idx" ON "activities" ("organization_id", "contact_id");
CREATE INDEX "activities_organization_id_account_id_idx" ON "activities" ("organization_id", "account_id");
CREATE INDEX "activities_due_idx" ON "activities" ("organization_id", "owner_user_id", "due_at") WHERE "done_at" IS NULL AND "deleted_at" IS NULL;

ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_created_by_user_id_fkey" FOREIGN KEY ("organization_id", "created_by_user_id") REFERENCES "members" ("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_user_id_fkey" FOREIGN KEY ("organization_id", "accepted_by_user_id") REFERENCES "members" ("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "members" ("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_created_by_user_id_fkey" FOREIGN KEY ("organization_id", "created_by_user_id") REFERENCES "members" ("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "views" ADD CONSTRAINT "views_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "views" ADD CONSTRAINT "views_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "members" ("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "undo_entries" ADD CONSTRAINT "undo_entries_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "leads" ADD CONSTRAINT "leads_converted_contact_id_fkey" FOREIGN KEY ("organization_id", "converted_contact_id") REFERENCES "contacts" ("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "leads" ADD CONSTRAINT "leads_converted_account_id_fkey" FOREIGN KEY ("organization_id", "converted_account_id") REFERENCES "accounts" ("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "leads" ADD CONSTRAINT "leads_converted_opportunity_id_fkey" FOREIGN KEY ("organization_id", "converted_opportunity_id") REFERENCES "opportunities" ("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- The trash lists the newest deletions first.
CREATE INDEX "opportunities_deleted_idx" ON "opportunities" ("organization_id", "deleted_at" DESC, "id" DESC) WHERE "deleted_at" IS NOT NULL;
CREATE INDEX "accounts_deleted_idx" ON "accounts" ("organization_id", "deleted_at" DESC, "id" DESC) WHERE "deleted_at" IS NOT NULL;
CREATE INDEX "contacts_deleted_idx" ON "contacts" ("organization_id", "deleted_at" DESC, "id" DESC) WHERE "deleted_at" IS NOT NULL;
