import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { authSecretIn, isSeeded, seedOnce } from "./data-folder";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "opportune-data-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (file: string) => writeFileSync(path.join(folder, file), "");
const has = (file: string) => existsSync(path.join(folder, file));

test("an interrupted seed starts over", async () => {
  await expect(
    seedOnce(folder, async () => {
      write("database");
      throw new Error("cut short");
    }),
  ).rejects.toThrow("cut short");
  expect(isSeeded(folder)).toBe(false);
  await seedOnce(folder, async () => expect(has("database")).toBe(false));
});

test("an existing database is never removed", async () => {
  write("database");
  await expect(
    seedOnce(folder, async () => {
      throw new Error("cut short");
    }),
  ).rejects.toThrow("cut short");
  await seedOnce(folder, async () => expect(has("database")).toBe(true));
});

test("the secret is created once", () => {
  const secret = authSecretIn(folder);
  expect(secret.length).toBeGreaterThan(30);
  expect(authSecretIn(folder)).toBe(secret);
});
