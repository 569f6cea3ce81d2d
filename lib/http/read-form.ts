import { DomainError } from "@/lib/domain/errors";
import { readText, toJsonObject } from "./parse";

const MAX_BYTES = 10_000;

/**
 * Returns the texts of a form or a JSON object of at most 10 KB; other values are left out. Throws
 * `too_large`, `unsupported_media_type`, `malformed_request`.
 */
export async function readForm(request: Request): Promise<Record<string, string>> {
  const text = await readText(request, MAX_BYTES);
  if (text.trim() === "") return {};
  const [type = ""] = (request.headers.get("content-type") ?? "").split(";");
  switch (type.trim().toLowerCase()) {
    case "application/x-www-form-urlencoded":
      return Object.fromEntries(new URLSearchParams(text));
    case "application/json":
      return Object.fromEntries(
        Object.entries(toJsonObject(text)).filter(
          (entry): entry is [string, string] => typeof entry[1] === "string",
        ),
      );
    default:
      throw new DomainError(
        "unsupported_media_type",
        "Send the body as application/x-www-form-urlencoded or application/json",
      );
  }
}
