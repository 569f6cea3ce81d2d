import { type Field, fieldsOf, typeOf } from "./describe-schema";
import { exampleOf } from "./example-of";
import { mainContent } from "./main-content";
import type { ApiDocument, ApiResponse } from "./open-api";

export type ReferenceAnswer = {
  status: string;
  description: string;
  headers: string[];
  mediaType?: string;
  type?: string;
  fields: Field[];
  example?: string;
};

/** Returns what an operation answers with a status. */
export function answerOf(
  document: ApiDocument,
  status: string,
  response: ApiResponse,
): ReferenceAnswer {
  const content = response.content && mainContent(response.content);
  const schema = content?.schema;
  const isJson = content?.mediaType.endsWith("json");
  return {
    status,
    description: response.description,
    headers: Object.keys(response.headers ?? {}),
    ...(content && { mediaType: content.mediaType }),
    ...(schema && { type: typeOf(schema) }),
    fields: schema ? fieldsOf(schema, document) : [],
    ...(schema &&
      isJson && {
        example: JSON.stringify(content.sample ?? exampleOf(schema, document), null, 2),
      }),
  };
}

/** An answer of many operations, such as an error: its fields are those of the record it is. */
export function sharedAnswer(
  status: string,
  { description, headers, content }: ApiResponse,
): ReferenceAnswer {
  const { mediaType, schema } = mainContent(content ?? {});
  return {
    status,
    description,
    headers: Object.keys(headers ?? {}),
    ...(schema && { mediaType, type: typeOf(schema) }),
    fields: [],
  };
}
