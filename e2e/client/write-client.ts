import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import openapiTS, { astToString } from "openapi-typescript";

// Writes the types of both APIs and the client that uses them into a folder, by default
// `e2e/client/generated`: `npm run client -- <folder>`. The client needs the package openapi-fetch.

const root = path.join(import.meta.dirname, "..", "..");
const [, , folder = path.join(import.meta.dirname, "generated")] = process.argv;
await mkdir(folder, { recursive: true });
for (const name of ["crm-api", "deals-api"]) {
  const file = path.join(root, "lib", "http", "openapi", `${name}.json`);
  const types = astToString(await openapiTS(JSON.parse(await readFile(file, "utf8"))));
  await writeFile(path.join(folder, `${name}.d.ts`), types);
}
await copyFile(
  path.join(import.meta.dirname, "opportune-client.ts"),
  path.join(folder, "opportune-client.ts"),
);
