import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { Client, Query } from "pg";
import { expect, test } from "vitest";

/** The versions that every fast driver was verified with. */
const VERIFIED: Record<string, string> = {
  pg: "8.23.1",
  "@electric-sql/pglite": "0.4.3",
  "pglite-prisma-adapter": "0.7.2",
  "@prisma/adapter-pg": "7.10.0",
  "@prisma/client": "7.10.0",
  "@prisma/driver-adapter-utils": "7.10.0",
};

test.each(Object.keys(VERIFIED))("the fast drivers are verified with the installed %s", (name) => {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  expect(
    version,
    `${name} was upgraded. lib/db/drivers reaches past its public interface: read what changed there, run the tests of lib/db on both databases and \`npm run bench\`, then record the version here. DATABASE_PLAIN_DRIVERS switches a driver off until then.`,
  ).toBe(VERIFIED[name]);
});

test("PGlite has the members that PreparedPGlite overrides and calls", () => {
  for (const name of [
    "query",
    "transaction",
    "execProtocol",
    "_checkReady",
    "_runExclusiveQuery",
    "_runExclusiveTransaction",
  ]) {
    expect(typeof Reflect.get(PGlite.prototype, name), name).toBe("function");
  }
});

test("pg has the members that the scoped pool sends through", () => {
  const connection = new Client().connection;
  for (const name of ["parse", "bind", "execute"])
    expect(typeof Reflect.get(connection, name), name).toBe("function");
  expect(typeof connection.stream.cork).toBe("function");
  expect(typeof Query.prototype.submit).toBe("function");
});
