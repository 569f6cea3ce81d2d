// `node --import tsx .ci/compile-common-passwords.ts <list>`: compiles a list of passwords, one a line, the most common first, to the file that
// the server looks new passwords up in (lib/auth/common-passwords/README.md).
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fold, unleet } from "../lib/domain/passwords/rules.ts";

const BYTES = 5;
const MIN_LENGTH = 10;
const MIN_WORD = 4;
// Words are looked up beside digits and signs: only the most common ones, or too much would be refused.
const WORDS_FROM = 100_000;

const [list] = process.argv.slice(2);
const passwords = readFileSync(list, "utf8").split(/\r?\n/).filter(Boolean).map(fold);
const whole = passwords.filter((password) => [...password].length >= MIN_LENGTH);
const words = passwords
  .slice(0, WORDS_FROM)
  .map((password) => password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ""))
  .flatMap((word) => [word, unleet(word)])
  .filter((word) => [...word].length >= MIN_WORD);
const hashes = [...new Set([...whole, ...words])]
  .map((text) => createHash("sha256").update(text).digest().subarray(0, BYTES))
  .sort(Buffer.compare);
writeFileSync("lib/auth/common-passwords/common-passwords.bin", Buffer.concat(hashes));
console.log(`${hashes.length} entries, ${hashes.length * BYTES} bytes`);
