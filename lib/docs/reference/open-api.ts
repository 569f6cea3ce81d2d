import { z } from "zod";

/** A JSON Schema of an OpenAPI 3.1 document, as far as the reference shows it. */
export type ApiSchema = {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, ApiSchema>;
  required?: string[];
  additionalProperties?: boolean | ApiSchema;
  items?: ApiSchema | boolean;
  anyOf?: ApiSchema[];
  oneOf?: ApiSchema[];
  allOf?: ApiSchema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  default?: unknown;
  examples?: unknown[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
};

/** Not looked into: the documents are the product's own, and large. A test reads them in full. */
const ApiSchema = z.custom<ApiSchema>((value) => typeof value === "object" && value !== null);

const ApiParameter = z.object({
  name: z.string(),
  in: z.enum(["query", "header", "path", "cookie"]),
  description: z.string().optional(),
  required: z.boolean().optional(),
  schema: ApiSchema.optional(),
});
export type ApiParameter = z.output<typeof ApiParameter>;

const Reference = z.object({ $ref: z.string() });
const MediaTypes = z.record(
  z.string(),
  z.object({
    schema: ApiSchema.optional(),
    example: z.unknown().optional(),
    examples: z.record(z.string(), z.object({ value: z.unknown() })).optional(),
  }),
);
export type ApiContent = z.output<typeof MediaTypes>;

const ApiResponse = z.object({
  description: z.string(),
  headers: z.record(z.string(), z.unknown()).optional(),
  content: MediaTypes.optional(),
});
export type ApiResponse = z.output<typeof ApiResponse>;

const ApiOperation = z.object({
  operationId: z.string(),
  tags: z.array(z.string()).min(1),
  summary: z.string(),
  description: z.string().optional(),
  "x-permission": z.string().optional(),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(z.union([Reference, ApiParameter])).optional(),
  requestBody: z.object({ required: z.boolean().optional(), content: MediaTypes }).optional(),
  responses: z.record(z.string(), z.union([Reference, ApiResponse])),
});
export type ApiOperation = z.output<typeof ApiOperation>;

/** An OpenAPI document, as far as the reference shows it. */
export const ApiDocument = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  tags: z.array(z.object({ name: z.string(), description: z.string().optional() })),
  paths: z.record(z.string(), z.record(z.string(), ApiOperation)),
  components: z.object({
    schemas: z.record(z.string(), ApiSchema),
    responses: z.record(z.string(), ApiResponse).optional(),
    parameters: z.record(z.string(), ApiParameter).optional(),
  }),
});
export type ApiDocument = z.output<typeof ApiDocument>;

/** Last part of a reference, the name of a component: `#/components/schemas/Deal` → `Deal`. */
export function componentName(reference: string): string {
  return reference.split("/").at(-1) ?? "";
}
