import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import type { AttemptStore, Limit } from "./attempt-store";
import { AttemptsInDatabase } from "./attempts-in-database";
import { AttemptsInMemory } from "./attempts-in-memory";
import { FailedAttempts } from "./failed-attempts";

const fail = async () => null;
const succeed = async () => "in";
const limit = (allowed: number, more: Partial<Limit> = {}): Limit => ({
  key: randomUUID(),
  allowed,
  seconds: 60,
  ...more,
});

const STORES: [string, () => AttemptStore][] = [
  ["in memory", () => new AttemptsInMemory()],
  ["in the database", () => new AttemptsInDatabase()],
];

describe.each(STORES)("failed attempts counted %s", (_name, newStore) => {
  let attempts: FailedAttempts;
  beforeEach(() => {
    attempts = new FailedAttempts(newStore());
  });

  test("a key is refused after its allowed failures, with the seconds to wait; other keys are not", async () => {
    const ada = [limit(3, { isForgiving: true })];
    for (let n = 0; n < 3; n++) expect(await attempts.attempt(ada, fail)).toBeNull();
    await expect(attempts.attempt(ada, succeed)).rejects.toMatchObject({
      code: "rate_limited",
      extra: { retryAfter: expect.toSatisfy((seconds: number) => seconds > 0 && seconds <= 60) },
    });
    expect(await attempts.attempt([limit(3)], succeed)).toBe("in");
  });

  test("an attempt counts for each of its limits, and one that is used up refuses it", async () => {
    const [narrow, wide] = [limit(1), limit(5)];
    await attempts.attempt([narrow, wide], fail);
    await expect(attempts.attempt([narrow, wide], succeed)).rejects.toMatchObject({
      code: "rate_limited",
    });
    // The refused attempt is no failure of the other limit.
    for (let n = 0; n < 4; n++) expect(await attempts.attempt([wide], fail)).toBeNull();
    await expect(attempts.attempt([wide], fail)).rejects.toMatchObject({ code: "rate_limited" });
  });

  test("a success clears the failures before it where configured", async () => {
    const forgiving = [limit(2, { isForgiving: true })];
    const strict = [limit(2)];
    for (const limits of [forgiving, strict]) {
      await attempts.attempt(limits, fail);
      await attempts.attempt(limits, succeed);
      await attempts.attempt(limits, fail);
    }
    expect(await attempts.attempt(forgiving, succeed)).toBe("in");
    await expect(attempts.attempt(strict, succeed)).rejects.toMatchObject({ code: "rate_limited" });
  });

  test("a window that has ended forgets its failures", async () => {
    const brief = [limit(1, { seconds: 1 })];
    await attempts.attempt(brief, fail);
    await expect(attempts.attempt(brief, succeed)).rejects.toMatchObject({ code: "rate_limited" });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await attempts.attempt(brief, succeed)).toBe("in");
  });

  test("concurrent attempts cannot fail more often than allowed", async () => {
    const ada = [limit(10)];
    let tried = 0;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 60 }, () =>
        attempts.attempt(ada, async () => {
          tried++;
          await new Promise((resolve) => setTimeout(resolve, 5));
          return null;
        }),
      ),
    );
    expect(tried).toBe(10);
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(50);
  });

  test("concurrent successful attempts all pass", async () => {
    const ada = [limit(10)];
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, () =>
        attempts.attempt(ada, async () => {
          await new Promise((resolve) => setTimeout(resolve, 1));
          return "in";
        }),
      ),
    );
    expect(outcomes.every((outcome) => outcome === "in")).toBe(true);
  });

  test("an attempt that throws is not counted and blocks no other attempt", async () => {
    const ada = [limit(1)];
    const broken = attempts.attempt(ada, async () => {
      throw new Error("the database is away");
    });
    await expect(broken).rejects.toThrow("the database is away");
    expect(await attempts.attempt(ada, succeed)).toBe("in");
  });

  test("a limit that slows down refuses nobody, and lets only so many run at a time", async () => {
    const slow = [limit(1, { slowly: { milliseconds: 60, atOnce: 2 } })];
    await attempts.attempt(slow, fail);
    let [running, most] = [0, 0];
    const startedAt = performance.now();
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () =>
        attempts.attempt(slow, async () => {
          running++;
          most = Math.max(most, running);
          await new Promise((resolve) => setTimeout(resolve, 30));
          running--;
          return "in";
        }),
      ),
    );
    expect(outcomes).toEqual(["in", "in", "in", "in"]);
    expect(most).toBeLessThanOrEqual(2);
    expect(performance.now() - startedAt).toBeGreaterThan(120);
  });
});

test("processes share their counts in the database, which names nobody", async () => {
  const ada = { ...limit(2), key: `account ada-${randomUUID()}@example.com` };
  const [one, two] = [
    new FailedAttempts(new AttemptsInDatabase()),
    new FailedAttempts(new AttemptsInDatabase()),
  ];
  await one.attempt([ada], fail);
  await two.attempt([ada], fail);
  for (const attempts of [one, two])
    await expect(attempts.attempt([ada], succeed)).rejects.toMatchObject({ code: "rate_limited" });
  const rows = await systemDb().attempt.findMany();
  expect(JSON.stringify(rows)).not.toContain("example.com");
});
