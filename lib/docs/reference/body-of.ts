import { type Field, fieldsOf, resolve } from "./describe-schema";
import { exampleOf } from "./example-of";
import { mainContent } from "./main-content";
import type { ApiDocument, ApiOperation } from "./open-api";

export type ReferenceBody = {
  mediaType: string;
  isRequired: boolean;
  /** The name in which the body may be wrapped: `opportunity`. */
  wrapper?: string;
  fields: Field[];
  /** JSON that can be sent; empty for another type. */
  example: string;
};

/** Returns what an operation takes as its body. */
export function bodyOf(
  document: ApiDocument,
  { required = false, content }: NonNullable<ApiOperation["requestBody"]>,
): ReferenceBody {
  const { mediaType, schema = {} } = mainContent(content);
  const resolved = resolve(schema, document);
  const [wrapped] = resolved.anyOf ?? [];
  const [wrapper, inner] = Object.entries(wrapped?.properties ?? {})[0] ?? [];
  const isWrapped = resolved.anyOf?.length === 2 && wrapper && inner?.$ref?.endsWith("Body");
  const isJson = mediaType === "application/json";
  return {
    mediaType,
    isRequired: required,
    ...(isWrapped && { wrapper }),
    fields: fieldsOf((isWrapped ? inner : undefined) ?? schema, document),
    example: isJson ? JSON.stringify(exampleOf(schema, document, "required"), null, 2) : "",
  };
}
