import { expect, test } from "vitest";
import { declaredOperations } from "@/lib/http/testing/declared-operations";
import { exampleTour } from "@/lib/http/testing/example-tour";
import { buildDocument } from "./build-document";
import { CRM_API } from "./crm-api";
import { DEALS_API } from "./deals-api";

const all = await declaredOperations();
const examples = await exampleTour();
const isCrm = ({ route }: { route: string }) => route.startsWith("v1/");

test.each([
  ["crm-api.json", CRM_API, all.filter(isCrm)],
  ["deals-api.json", DEALS_API, all.filter((one) => !isCrm(one))],
])("%s describes every route and method as it is", async (file, api, methods) => {
  const document = buildDocument(api, methods, examples);
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot(file);
});
