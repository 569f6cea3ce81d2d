import { expect, test } from "vitest";
import { declaredOperations } from "@/lib/http/testing/declared-operations";
import { buildDocument } from "./build-document";
import { CRM_API } from "./crm-api";

const methods = (await declaredOperations()).filter(({ route }) => route.startsWith("v1/"));
const [first] = methods;

test("a method of a route without an operation is refused by name", () => {
  const planted = first && { ...first, route: "v1/crm/planted" };
  expect(() => buildDocument(CRM_API, [...methods, ...(planted ? [planted] : [])])).toThrow(
    `does not describe ${first?.method} v1/crm/planted`,
  );
});

test("an operation without a route is refused by name", () => {
  const [, ...others] = methods;
  expect(() => buildDocument(CRM_API, others)).toThrow(
    `describes ${first?.method} ${first?.route}, which is no route`,
  );
});

test("there are as many operations as methods, with ids of their own", () => {
  const { paths } = buildDocument(CRM_API, methods);
  const operations = Object.values(paths ?? {}).flatMap((path: object) => Object.values(path));
  expect(operations).toHaveLength(methods.length);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(methods.length);
});
