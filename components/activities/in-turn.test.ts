import { expect, test } from "vitest";
import { inTurn } from "./in-turn";

test("a change waits for the one before and is based on the version that it made", async () => {
  const activity = { id: "a", lock_version: 3 };
  const log: string[] = [];
  const change = (name: string) =>
    inTurn(activity, async (version) => {
      log.push(`${name} from ${version}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      log.push(`${name} done`);
      return { lock_version: version + 1 };
    });
  await Promise.all([change("tick"), change("untick")]);
  expect(log).toEqual(["tick from 3", "tick done", "untick from 4", "untick done"]);
  expect(await inTurn({ ...activity, lock_version: 9 }, async (version) => version)).toBe(9);
});

test("after a refused change the next one is based on the version shown", async () => {
  const activity = { id: "b", lock_version: 1 };
  const refused = inTurn(activity, () => Promise.reject(new Error("stale")));
  const next = inTurn(activity, async (version) => version);
  await expect(refused).rejects.toThrow("stale");
  expect(await next).toBe(1);
});
