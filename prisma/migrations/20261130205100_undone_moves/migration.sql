-- A move can be taken back exactly: its event keeps the rank and the time of entry before it, and the event that takes it back
-- names it. Both columns are null for all other events, so adding them rewrites no row.

ALTER TABLE "change_events" ADD COLUMN "former" JSONB, ADD COLUMN "undoes" BIGINT;
