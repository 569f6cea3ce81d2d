import type { z } from "zod";
import { type FieldIssue, invalidFields } from "./errors";

/** Parses `input` with `schema`. Throws `invalid`, listing every invalid field. */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalidFields(issuesOf(parsed.error));
}

/** The issues of a zod error: predicates by field path, such as `stages[2].name`. */
export function issuesOf(error: z.ZodError): FieldIssue[] {
  return error.issues.map((issue) => ({ field: pathOf(issue.path), message: messageOf(issue) }));
}

function pathOf(path: PropertyKey[]): string {
  return path
    .map((step, index) =>
      typeof step === "number" ? `[${step}]` : `${index ? "." : ""}${String(step)}`,
    )
    .join("");
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type" && issue.input === undefined) return "is required";
  if (issue.code === "invalid_value")
    return `must be one of ${issue.values.map(String).join(", ")}`;
  if (issue.code === "invalid_type" && issue.message.startsWith("Invalid"))
    return `must be ${withArticle(issue.expected)}`;
  return issue.message;
}

function withArticle(type: string): string {
  const name =
    { string: "text", number: "number", boolean: "boolean", array: "list", object: "object" }[
      type
    ] ?? type;
  return `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}`;
}
