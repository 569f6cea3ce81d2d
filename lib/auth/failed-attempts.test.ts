import { expect, test } from "vitest";
import { FailedAttempts } from "./failed-attempts";

const fail = async () => null;
const succeed = async () => "in";

test("a key is refused after its allowed failures, with the seconds to wait; other keys are not", async () => {
  const attempts = new FailedAttempts(3, { clearedBySuccess: true });
  for (let n = 0; n < 3; n++) expect(await attempts.attempt("ada", fail)).toBeNull();
  await expect(attempts.attempt("ada", succeed)).rejects.toMatchObject({
    code: "rate_limited",
    extra: { retryAfter: expect.toSatisfy((seconds: number) => seconds > 0 && seconds <= 60) },
  });
  expect(await attempts.attempt("ben", succeed)).toBe("in");
});

test("a success clears the failures before it where configured", async () => {
  const forgiving = new FailedAttempts(2, { clearedBySuccess: true });
  const strict = new FailedAttempts(2, { clearedBySuccess: false });
  for (const attempts of [forgiving, strict]) {
    await attempts.attempt("ada", fail);
    await attempts.attempt("ada", succeed);
    await attempts.attempt("ada", fail);
  }
  expect(await forgiving.attempt("ada", succeed)).toBe("in");
  await expect(strict.attempt("ada", succeed)).rejects.toMatchObject({ code: "rate_limited" });
});

test("concurrent attempts cannot fail more often than allowed", async () => {
  const attempts = new FailedAttempts(10, { clearedBySuccess: true });
  let tried = 0;
  const outcomes = await Promise.allSettled(
    Array.from({ length: 200 }, () =>
      attempts.attempt("ada", async () => {
        tried++;
        await new Promise((resolve) => setTimeout(resolve, 5));
        return null;
      }),
    ),
  );
  expect(tried).toBe(10);
  expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(190);
});

test("concurrent successful attempts all pass", async () => {
  const attempts = new FailedAttempts(10, { clearedBySuccess: false });
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, () =>
      attempts.attempt("ada", async () => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        return "in";
      }),
    ),
  );
  expect(outcomes.every((outcome) => outcome === "in")).toBe(true);
});

test("an attempt that throws is not counted and blocks no other attempt", async () => {
  const attempts = new FailedAttempts(1, { clearedBySuccess: false });
  const broken = attempts.attempt("ada", async () => {
    throw new Error("the database is away");
  });
  await expect(broken).rejects.toThrow("the database is away");
  expect(await attempts.attempt("ada", succeed)).toBe("in");
});
