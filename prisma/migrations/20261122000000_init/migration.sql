CREATE TABLE "tenants" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "name" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "tenants_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "users" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "tenant_id" UUID NOT NULL,
  "email" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "password_hash" TEXT NOT NULL,
  "session_epoch" INTEGER NOT NULL DEFAULT 0,
  "last_organization_id" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "api_key_prefixes" (
  "prefix" TEXT NOT NULL,
  "organization_id" UUID NOT NULL,
  "api_key_id" UUID NOT NULL,
  CONSTRAINT "api_key_prefixes_pkey" PRIMARY KEY ("prefix")
);

CREATE TABLE "organizations" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "tenant_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "currency" TEXT NOT NULL DEFAULT 'USD',
  "time_zone" TEXT NOT NULL DEFAULT 'UTC',
  "rotting_days" INTEGER,
  "lost_reasons" TEXT[] NOT NULL DEFAULT '{}',
  "lost_reason_required" BOOLEAN NOT NULL DEFAULT false,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "organizations_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "members" (
  "organization_id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "role" TEXT NOT NULL,
  "default_pipeline_id" UUID,
  "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "deactivated_at" TIMESTAMPTZ(3),
  CONSTRAINT "members_pkey" PRIMARY KEY ("organization_id", "user_id")
);

CREATE TABLE "api_keys" (
  "organization_id" UUID NOT NULL,
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "name" TEXT NOT NULL,
  "scope" TEXT NOT NULL,
  "prefix" TEXT NOT NULL,
  "secret_hash" TEXT NOT NULL,
  "created_by_user_id" UUID,
  "expires_at" TIMESTAMPTZ(3),
  "last_used_at" TIMESTAMPTZ(3),
  "revoked_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "api_keys_pkey" PRIMARY KEY ("organization_id", "id")
);

CREATE TABLE "refresh_tokens" (
  "organization_id" UUID NOT NULL,
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "family_id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "token_hash" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  "revoked_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("organization_id", "id")
);

CREATE TABLE "pipelines" (
  "organization_id" UUID NOT NULL,
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "name" TEXT NOT NULL,
  "description" TEXT,
  "user_id" UUID,
  "is_default" BOOLEAN NOT NULL DEFAULT false,
  "is_active" BOOLEAN NOT NULL DEFAULT true,
  "is_archived" BOOLEAN NOT NULL DEFAULT false,
  "position" INTEGER NOT NULL DEFAULT 0,
  "created_by_user_id" UUID,
  "lock_version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "deleted_at" TIMESTAMPTZ(3),
  CONSTRAINT "pipelines_pkey" PRIMARY KEY ("organization_id", "id")
);

CREATE TABLE "stages" (
  "organization_id" UUID NOT NULL,
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "pipeline_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "description" TEXT,
  "position" INTEGER NOT NULL,
  "stage_type" TEXT NOT NULL DEFAULT 'open',
  "probability" INTEGER,
  "color" TEXT,
  "rotting_days" INTEGER,
  "opportunities_count" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "deleted_at" TIMESTAMPTZ(3),
  CONSTRAINT "stages_pkey" PRIMARY KEY ("organization_id", "id")
);

CREATE TABLE "accounts" (
  "organization_id" UUID NOT NULL,
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "public_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "domain" TEXT,
  "industry" TEXT,
  "phone" TEXT,
  "country" TEXT,
  "city" TEXT,
  "annual_revenue" DECIMAL(18,2),
  "employees" INTEGER,
  "description" TEXT,
  "tags" TEXT[] NOT NULL DEFAULT '{}',
  "owner_user_id" UUID,
  "external_system" TEXT,
  "external_id" TEXT,
  "lock_version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "deleted_at" TIMESTAMPTZ(3),
  CONSTRAINT "accounts_pkey" PRIMARY KEY ("organization_id", "id")
);

CREATE TABLE "contacts" (
  "organization_id" UUID NOT NULL,
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "public_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "email" TEXT,
  "phone" TEXT,
  "title" TEXT,
  "contact_type" TEXT NOT NULL DEFAULT 'client',
  "account_id" UUID,
  "description" TEXT,
  "tags" TEXT[] NOT NULL DEFAULT '{}',
  "owner_user_id" UUID,
  "external_system" TEXT,
  "external_id" TEXT,
  "lock_version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "deleted_at" TIMESTAMPTZ(3),
  CONSTRAINT "contacts_pkey" PRIMARY KEY ("organization_id", "id")
);

CREATE TABLE "opportunities" (
  "organization_id" UUID NOT NULL,
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "public_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "pipeline_id" UUID NOT NULL,
  "stage_id" UUID NOT NULL,
  "rank" TEXT COLLATE "C" NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'open',
  "amount" DECIMAL(18,2),
  "currency" TEXT NOT NULL,
  "probability" INTEGER,
  "expected_close_date" DATE,
  "closed_at" TIMESTAMPTZ(3),
  "lost_reason" TEXT,
  "account_id" UUID,
  "contact_id" UUID,
  "owner_user_id" UUID,
  "imported_owner_name" TEXT,
  "source" TEXT,
  "description" TEXT,
  "tags" TEXT[] NOT NULL DEFAULT '{}',
  "external_system" TEXT,
  "external_id" TEXT,
  "opened_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
  "stage_entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "created_by_user_id" UUID,
  "lock_version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "deleted_at" TIMESTAMPTZ(3),
  CONSTRAINT "opportunities_pkey" PRIMARY KEY ("organization_id", "id")
);

CREATE TABLE "leads" (
  "organization_id" UUID NOT NULL,
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "public_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "email" TEXT,
  "phone" TEXT,
  "company" TEXT,
  "source" TEXT,
  "status" TEXT NOT NULL DEFAULT 'new',
  "owner_user_id" UUID,
  "external_system" TEXT,
  "external_id" TEXT,
  "lock_version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "deleted_at" TIMESTAMPTZ(3),
  CONSTRAINT "leads_pkey" PRIMARY KEY ("organization_id", "id")
);

CREATE TABLE "activities" (
  "organization_id" UUID NOT NULL,
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "public_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "body" TEXT,
  "due_at" TIMESTAMPTZ(3),
  "done_at" TIMESTAMPTZ(3),
  "opportunity_id" UUID,
  "contact_id" UUID,
  "account_id" UUID,
  "owner_user_id" UUID,
  "external_system" TEXT,
  "external_id" TEXT,
  "lock_version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "deleted_at" TIMESTAMPTZ(3),
  CONSTRAINT "activities_pkey" PRIMARY KEY ("organization_id", "id")
);

CREATE TABLE "change_events" (
  "organization_id" UUID NOT NULL,
  "id" BIGINT GENERATED BY DEFAULT AS IDENTITY,
  "record_type" TEXT NOT NULL,
  "record_id" UUID NOT NULL,
  "public_id" TEXT,
  "action" TEXT NOT NULL,
  "actor_type" TEXT NOT NULL,
  "actor_user_id" UUID,
  "actor_api_key_id" UUID,
  "actor_name" TEXT,
  "changes" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "change_events_pkey" PRIMARY KEY ("organization_id", "id")
);

CREATE UNIQUE INDEX "users_email_key" ON "users" ("email");
CREATE INDEX "members_user_id_idx" ON "members" ("user_id");
CREATE UNIQUE INDEX "refresh_tokens_organization_id_token_hash_key" ON "refresh_tokens" ("organization_id", "token_hash");
CREATE INDEX "refresh_tokens_organization_id_family_id_idx" ON "refresh_tokens" ("organization_id", "family_id");
CREATE INDEX "pipelines_organization_id_position_id_idx" ON "pipelines" ("organization_id", "position", "id");
CREATE UNIQUE INDEX "stages_organization_id_pipeline_id_id_key" ON "stages" ("organization_id", "pipeline_id", "id");
CREATE UNIQUE INDEX "accounts_organization_id_public_id_key" ON "accounts" ("organization_id", "public_id");
CREATE UNIQUE INDEX "accounts_organization_id_external_system_external_id_key" ON "accounts" ("organization_id", "external_system", "external_id");
CREATE UNIQUE INDEX "contacts_organization_id_public_id_key" ON "contacts" ("organization_id", "public_id");
CREATE UNIQUE INDEX "contacts_organization_id_external_system_external_id_key" ON "contacts" ("organization_id", "external_system", "external_id");
CREATE INDEX "contacts_organization_id_account_id_idx" ON "contacts" ("organization_id", "account_id");
CREATE UNIQUE INDEX "opportunities_organization_id_public_id_key" ON "opportunities" ("organization_id", "public_id");
CREATE UNIQUE INDEX "opportunities_organization_id_external_system_external_id_key" ON "opportunities" ("organization_id", "external_system", "external_id");
CREATE INDEX "opportunities_organization_id_created_at_id_idx" ON "opportunities" ("organization_id", "created_at" DESC, "id");
CREATE INDEX "opportunities_organization_id_account_id_idx" ON "opportunities" ("organization_id", "account_id");
CREATE INDEX "opportunities_organization_id_contact_id_idx" ON "opportunities" ("organization_id", "contact_id");
CREATE INDEX "opportunities_organization_id_owner_user_id_idx" ON "opportunities" ("organization_id", "owner_user_id");
CREATE UNIQUE INDEX "leads_organization_id_public_id_key" ON "leads" ("organization_id", "public_id");
CREATE UNIQUE INDEX "leads_organization_id_external_system_external_id_key" ON "leads" ("organization_id", "external_system", "external_id");
CREATE UNIQUE INDEX "activities_organization_id_public_id_key" ON "activities" ("organization_id", "public_id");
CREATE UNIQUE INDEX "activities_organization_id_external_system_external_id_key" ON "activities" ("organization_id", "external_system", "external_id");
CREATE INDEX "activities_organization_id_opportunity_id_idx" ON "activities" ("organization_id", "opportunity_id");
CREATE INDEX "change_events_organization_id_record_type_record_id_id_idx" ON "change_events" ("organization_id", "record_type", "record_id", "id");

ALTER TABLE "users" ADD CONSTRAINT "users_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "members" ADD CONSTRAINT "members_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "members" ADD CONSTRAINT "members_default_pipeline_id_fkey" FOREIGN KEY ("organization_id", "default_pipeline_id") REFERENCES "pipelines" ("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "members" ("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "pipelines" ADD CONSTRAINT "pipelines_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "pipelines" ADD CONSTRAINT "pipelines_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "members" ("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "pipelines" ADD CONSTRAINT "pipelines_created_by_user_id_fkey" FOREIGN KEY ("organization_id", "created_by_user_id") REFERENCES "members" ("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "stages" ADD CONSTRAINT "stages_pipeline_id_fkey" FOREIGN KEY ("organization_id", "pipeline_id") REFERENCES "pipelines" ("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_owner_user_id_fkey" FOREIGN KEY ("organization_id", "owner_user_id") REFERENCES "members" ("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_owner_user_id_fkey" FOREIGN KEY ("organization_id", "owner_user_id") REFERENCES "members" ("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "accounts" ("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_stage_id_fkey" FOREIGN KEY ("organization_id", "pipeline_id", "stage_id") REFERENCES "stages" ("organization_id", "pipeline_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "accounts" ("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts" ("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_owner_user_id_fkey" FOREIGN KEY ("organization_id", "owner_user_id") REFERENCES "members" ("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_created_by_user_id_fkey" FOREIGN KEY ("organization_id", "created_by_user_id") REFERENCES "members" ("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "leads" ADD CONSTRAINT "leads_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "leads" ADD CONSTRAINT "leads_owner_user_id_fkey" FOREIGN KEY ("organization_id", "owner_user_id") REFERENCES "members" ("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "activities" ADD CONSTRAINT "activities_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "activities" ADD CONSTRAINT "activities_opportunity_id_fkey" FOREIGN KEY ("organization_id", "opportunity_id") REFERENCES "opportunities" ("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "activities" ADD CONSTRAINT "activities_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contacts" ("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "activities" ADD CONSTRAINT "activities_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "accounts" ("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "activities" ADD CONSTRAINT "activities_owner_user_id_fkey" FOREIGN KEY ("organization_id", "owner_user_id") REFERENCES "members" ("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "change_events" ADD CONSTRAINT "change_events_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What Prisma's schema language cannot say.

-- The organization's one default pipeline.
CREATE UNIQUE INDEX "pipelines_default_key" ON "pipelines" ("organization_id") WHERE "is_default" AND "deleted_at" IS NULL;

-- A stage's order: one live opportunity a rank. Also the index that lists a stage and counts places in it.
CREATE UNIQUE INDEX "opportunities_stage_rank_key" ON "opportunities" ("organization_id", "stage_id", "rank") WHERE "deleted_at" IS NULL;

CREATE INDEX "stages_pipeline_position_idx" ON "stages" ("organization_id", "pipeline_id", "position") WHERE "deleted_at" IS NULL;

ALTER TABLE "members" ADD CONSTRAINT "members_role_check" CHECK ("role" IN ('VIEWER', 'REP', 'MANAGER', 'ADMIN'));
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_scope_check" CHECK ("scope" IN ('read', 'write', 'manage'));
ALTER TABLE "stages" ADD CONSTRAINT "stages_type_check" CHECK ("stage_type" IN ('open', 'won', 'lost'));
ALTER TABLE "stages" ADD CONSTRAINT "stages_probability_check" CHECK ("probability" BETWEEN 0 AND 100);
ALTER TABLE "stages" ADD CONSTRAINT "stages_count_check" CHECK ("opportunities_count" >= 0);
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_type_check" CHECK ("contact_type" IN ('client', 'customer', 'lead'));
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_status_check" CHECK ("status" IN ('open', 'won', 'lost'));
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_probability_check" CHECK ("probability" BETWEEN 0 AND 100);
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_amount_check" CHECK ("amount" >= 0);
ALTER TABLE "leads" ADD CONSTRAINT "leads_status_check" CHECK ("status" IN ('new', 'working', 'qualified', 'unqualified', 'converted'));
ALTER TABLE "activities" ADD CONSTRAINT "activities_kind_check" CHECK ("kind" IN ('note', 'call', 'email', 'meeting', 'task'));
ALTER TABLE "change_events" ADD CONSTRAINT "change_events_action_check" CHECK ("action" IN ('create', 'update', 'move', 'delete', 'restore', 'import'));

-- An opportunity's next activity: the open one that is due first.
CREATE INDEX "activities_open_idx" ON "activities" ("organization_id", "opportunity_id", "due_at") WHERE "done_at" IS NULL AND "deleted_at" IS NULL;
