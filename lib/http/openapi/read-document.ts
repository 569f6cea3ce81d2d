import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { JsonText } from "@/lib/http/reply";

/** The response of `GET /api/openapi.json` and `GET /api/v1/openapi.json`. */
export const OpenApiResponse = z.looseObject({
  openapi: z.literal("3.1.0"),
  paths: z.looseObject({}),
});

const documents = new Map<string, JsonText>();

/** Returns the stored OpenAPI document of an API, without its line breaks. */
export async function readDocument(name: "crm-api" | "deals-api"): Promise<JsonText> {
  const known = documents.get(name);
  if (known) return known;
  const file = path.join(process.cwd(), "lib", "http", "openapi", `${name}.json`);
  const document = new JsonText(JSON.stringify(JSON.parse(await readFile(file, "utf8"))));
  documents.set(name, document);
  return document;
}
