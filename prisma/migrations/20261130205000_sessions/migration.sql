-- A session is a row: of a browser, or of an API client with its family of refresh tokens. Ending the row ends the cookie, the
-- access tokens and the refresh tokens that name it.

CREATE TABLE "sessions" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "user_id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "epoch" INTEGER NOT NULL,
  "address" TEXT,
  "user_agent" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),
  CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "sessions_user_id_idx" ON "sessions" ("user_id");
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_kind_check" CHECK ("kind" IN ('browser', 'token'));

-- Families of refresh tokens that can still be used go on until the day their newest token promised.
INSERT INTO "sessions" ("id", "user_id", "organization_id", "kind", "epoch", "created_at", "last_used_at", "expires_at")
SELECT t."family_id", t."user_id", t."organization_id", 'token', min(u."session_epoch"),
  min(t."created_at"), max(t."created_at"), max(t."expires_at")
FROM "refresh_tokens" t JOIN "users" u ON u."id" = t."user_id"
GROUP BY t."family_id", t."user_id", t."organization_id"
HAVING bool_or(t."revoked_at" IS NULL AND t."used_at" IS NULL AND t."expires_at" > now())
ON CONFLICT DO NOTHING;

-- Sessions that began earlier give no access to the organization: what was issued before a member was deactivated stays dead
-- when the member returns.
ALTER TABLE "members" ADD COLUMN "sessions_from" TIMESTAMPTZ(3);
UPDATE "members" SET "sessions_from" = "deactivated_at" WHERE "deactivated_at" IS NOT NULL;
