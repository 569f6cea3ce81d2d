import { expect, test } from "vitest";
import { FailedAttempts } from "./failed-attempts";

const fail = async () => null;
const succeed = async () => "in";

test("after so many failures a key is refused with the seconds to wait, and no other key is", async () => {
  const attempts = new FailedAttempts(3, { forgivenBySuccess: true });
  for (let n = 0; n < 3; n++) expect(await attempts.attempt("ada", fail)).toBeNull();
  await expect(attempts.attempt("ada", succeed)).rejects.toMatchObject({
    code: "rate_limited",
    extra: { retryAfter: expect.toSatisfy((seconds: number) => seconds > 0 && seconds <= 60) },
  });
  expect(await attempts.attempt("ben", succeed)).toBe("in");
});

test("a success forgives the failures before it, where it should", async () => {
  const forgiving = new FailedAttempts(2, { forgivenBySuccess: true });
  const strict = new FailedAttempts(2, { forgivenBySuccess: false });
  for (const attempts of [forgiving, strict]) {
    await attempts.attempt("ada", fail);
    await attempts.attempt("ada", succeed);
    await attempts.attempt("ada", fail);
  }
  expect(await forgiving.attempt("ada", succeed)).toBe("in");
  await expect(strict.attempt("ada", succeed)).rejects.toMatchObject({ code: "rate_limited" });
});

test("attempts made all at once fail no oftener than allowed", async () => {
  const attempts = new FailedAttempts(10, { forgivenBySuccess: true });
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

test("successes made all at once all come through", async () => {
  const attempts = new FailedAttempts(10, { forgivenBySuccess: false });
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

test("an attempt that breaks is no failure and holds nobody up", async () => {
  const attempts = new FailedAttempts(1, { forgivenBySuccess: false });
  const broken = attempts.attempt("ada", async () => {
    throw new Error("the database is away");
  });
  await expect(broken).rejects.toThrow("the database is away");
  expect(await attempts.attempt("ada", succeed)).toBe("in");
});
