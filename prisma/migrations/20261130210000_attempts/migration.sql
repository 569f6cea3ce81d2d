-- Failed sign-ins, counted for all processes together. Not logged: nobody misses the counts of the last minutes after a crash.

CREATE UNLOGGED TABLE "attempts" (
    "key" TEXT NOT NULL,
    "failed" INTEGER NOT NULL,
    "running" INTEGER NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "attempts_pkey" PRIMARY KEY ("key")
);

CREATE INDEX "attempts_ends_at_idx" ON "attempts"("ends_at");
