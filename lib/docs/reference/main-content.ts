import type { ApiContent } from "./open-api";

/** Returns the media type that is described, JSON first, with its schema and the example that it names. */
export function mainContent(content: ApiContent) {
  const types = Object.keys(content);
  const mediaType = types.find((type) => type === "application/json") ?? types[0] ?? "";
  const { schema, example, examples = {} } = content[mediaType] ?? {};
  return { mediaType, schema, sample: example ?? Object.values(examples)[0]?.value };
}
