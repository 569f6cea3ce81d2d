import path from "node:path";
import { createConfig, formatProblems, getTotals, lint } from "@redocly/openapi-core";

// Lints both OpenAPI documents with the recommended rules; exits with 1 if one has a problem.

const config = await createConfig({
  extends: ["recommended"],
  rules: {
    // The product has no public licence.
    "info-license": "off",
    // `/accounts/duplicates` precedes `/accounts/{id}`: no id is `duplicates`.
    "no-ambiguous-paths": "off",
  },
});
let problems = 0;
for (const name of ["crm-api", "deals-api"]) {
  const ref = path.join(import.meta.dirname, "..", "..", "lib", "http", "openapi", `${name}.json`);
  const found = await lint({ ref, config });
  formatProblems(found, { format: "codeframe", totals: getTotals(found), version: "" });
  problems += found.length;
}
console.log(`${problems} problems in the OpenAPI documents`);
process.exitCode = problems > 0 ? 1 : 0;
