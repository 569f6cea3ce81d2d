-- What a request with an Idempotency-Key wrote can be found again, also when its answer was lost; and one that has lost its
-- key to another writes nothing.

ALTER TABLE "idempotency_keys" ADD COLUMN "claim" UUID;
ALTER TABLE "change_events" ADD COLUMN "idempotency_claim" UUID;

CREATE INDEX "change_events_idempotency_claim_idx" ON "change_events" ("organization_id", "idempotency_claim", "id") WHERE "idempotency_claim" IS NOT NULL;
