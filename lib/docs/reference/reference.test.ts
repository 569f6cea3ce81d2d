import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Field } from "./describe-schema";
import { type ApiDocument, type ApiSchema, componentName } from "./open-api";
import { recordsOf } from "./records-of";
import { readReference, referenceOf } from "./reference";
import { DOCS_REFERENCES } from "./references";

describe.each(DOCS_REFERENCES)("the reference of the $api API", (place) => {
  const document = JSON.parse(readFileSync(place.document, "utf8"));
  const reference = readReference(place);
  const operations = reference.groups.flatMap((group) => group.operations);
  const described = Object.entries<Record<string, { operationId: string }>>(document.paths).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(
        ([method, { operationId }]) => `${method.toUpperCase()} ${path} ${operationId}`,
      ),
  );

  test("has every operation of the document once, and each id once", () => {
    const shown = operations.map(({ method, path, id }) => `${method} ${path} ${id}`);
    expect(shown.toSorted()).toEqual(described.toSorted());
    expect(new Set(operations.map(({ id }) => id)).size).toBe(described.length);
    expect(described.length).toBeGreaterThan(35);
  });

  test("has no group without operations and no address twice", () => {
    expect(reference.groups.filter((group) => group.operations.length === 0)).toEqual([]);
    expect(new Set(reference.groups.map(({ slug }) => slug)).size).toBe(reference.groups.length);
  });

  test("says of every operation what it does and answers, and shows a curl", () => {
    for (const { id, summary, path, answers, curl } of operations) {
      expect(summary, id).not.toBe("");
      expect(
        answers.some(({ status }) => /^[23]/.test(status)),
        id,
      ).toBe(true);
      expect(curl, id).toContain(`"$URL${path.split("{")[0]}`);
      expect(curl, id).not.toContain("undefined");
    }
  });

  test("has JSON to send with every operation that takes some", () => {
    for (const { id, body } of operations)
      if (body?.mediaType === "application/json")
        expect(() => JSON.parse(body.example), id).not.toThrow();
  });

  test("has the fields of every record that a page names", () => {
    for (const group of reference.groups) {
      const listed = recordsOf(group, reference);
      const fields = group.operations.flatMap(({ body, answers }) => [
        ...(body?.fields ?? []),
        ...answers.flatMap((answer) => answer.fields),
      ]);
      for (const record of fields.flatMap(recordsIn)) {
        expect(listed, group.name).toContain(record);
        expect(reference.records[record]?.length, record).toBeGreaterThan(0);
      }
    }
  });

  test("refers only to components that the document has", () => {
    const names = new Set(Object.keys(document.components.schemas));
    const missing = referencesIn(document)
      .filter((reference) => reference.startsWith("#/components/schemas/"))
      .filter((reference) => !names.has(componentName(reference)));
    expect(missing).toEqual([]);
  });
});

test("a field says its type, limits and meaning, and has those of objects in it", () => {
  const [field] = fieldsFor({
    type: "object",
    required: ["tags"],
    properties: {
      tags: {
        type: "array",
        maxItems: 50,
        description: "Words.",
        items: { type: "object", properties: { name: { type: ["string", "null"], maxLength: 9 } } },
      },
    },
  });
  expect(field).toEqual({
    name: "tags",
    type: "list of object",
    isRequired: true,
    limits: ["at most 50 items"],
    description: "Words.",
    fields: [
      {
        name: "name",
        type: "text or null",
        isRequired: false,
        limits: ["at most 9 characters"],
        fields: [],
      },
    ],
  });
});

test("a field of two alternatives is required only if both require it", () => {
  const fields = fieldsFor({
    anyOf: [
      { type: "object", required: ["a", "b"], properties: { a: {}, b: { enum: ["x", "y"] } } },
      {
        type: "object",
        required: ["a"],
        properties: { a: {}, c: { format: "uuid", type: "string" } },
      },
    ],
  });
  expect(fields.map(({ name, isRequired, type }) => [name, isRequired, type])).toEqual([
    ["a", true, "any value"],
    ["b", false, "x or y"],
    ["c", false, "UUID"],
  ]);
});

test("a schema that refers to itself ends", () => {
  const document = documentWith({ $ref: "#/components/schemas/TreeBody" });
  document.components.schemas.TreeBody = {
    type: "object",
    required: ["child"],
    properties: { child: { $ref: "#/components/schemas/TreeBody" } },
  };
  expect(referenceOf(document).groups[0]?.operations[0]?.body?.fields[0]?.name).toBe("child");
});

function fieldsFor(schema: ApiSchema): Field[] {
  return referenceOf(documentWith(schema)).groups[0]?.operations[0]?.body?.fields ?? [];
}

function documentWith(schema: ApiSchema): ApiDocument {
  const operation = {
    operationId: "send",
    tags: ["All"],
    summary: "Sends",
    requestBody: { content: { "application/json": { schema } } },
    responses: { 204: { description: "Done." } },
  };
  return {
    info: { title: "Test", version: "1", description: "" },
    tags: [{ name: "All" }],
    paths: { "/send": { post: operation } },
    components: { schemas: {} },
  };
}

function recordsIn(field: Field): string[] {
  return [...(field.record ? [field.record] : []), ...field.fields.flatMap(recordsIn)];
}

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" && typeof inner === "string" ? [inner] : referencesIn(inner),
  );
}
