import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { makePrivateFolder } from "./make-private-folder";

test("a folder is readable by its user only, whether it is new or exists, whatever the umask", () => {
  const parent = mkdtempSync(path.join(tmpdir(), "opportune-private-"));
  const before = process.umask(0o022);
  try {
    const [fresh, old] = [path.join(parent, "a", "fresh"), path.join(parent, "old")];
    mkdirSync(old, { mode: 0o755 });
    for (const folder of [fresh, old]) {
      makePrivateFolder(folder);
      expect(statSync(folder).mode & 0o777).toBe(0o700);
    }
  } finally {
    process.umask(before);
    rmSync(parent, { recursive: true });
  }
});
