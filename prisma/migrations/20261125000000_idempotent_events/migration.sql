-- What a request with an Idempotency-Key wrote can be found again, also when its answer was lost.

ALTER TABLE "change_events" ADD COLUMN "idempotency_key" TEXT;

CREATE INDEX "change_events_idempotency_key_idx" ON "change_events" ("organization_id", "idempotency_key", "id") WHERE "idempotency_key" IS NOT NULL;
