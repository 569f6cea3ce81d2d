-- What concerns access, for the organization's ADMINs: sign-ins, passwords, keys, roles, exports, refusals. Only ever added to.

CREATE TABLE "security_events" (
  "organization_id" UUID NOT NULL,
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "type" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "user_id" UUID,
  "name" TEXT,
  "api_key_id" UUID,
  "address" TEXT,
  "user_agent" TEXT,
  "request_id" TEXT,
  "detail" JSONB NOT NULL DEFAULT '{}',
  CONSTRAINT "security_events_pkey" PRIMARY KEY ("organization_id", "id")
);
CREATE INDEX "security_events_organization_id_at_id_idx" ON "security_events" ("organization_id", "at", "id");
ALTER TABLE "security_events" ADD CONSTRAINT "security_events_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "security_events" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own_organization" ON "security_events" USING ("organization_id" = (SELECT NULLIF(current_setting('opportune.organization_id', true), '')::uuid));
