import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { pathOf } from "@/lib/http/openapi/path-of";

/** A request and its response, as a client sees them. */
export type Exchange = {
  method: string;
  /** The route's path in the file system, such as `deals/[id]`. */
  route: string;
  sent: { query: URLSearchParams; body: unknown; contentType: string | null };
  received: { status: number; headers: Headers; body: unknown };
};

/** next-auth's own answer to a sign-in that it refuses. */
const UNDOCUMENTED = /^auth\/callback\b/;
/** The route whose response reports what is wrong with the body. */
const REPORTING = "v1/crm/import";
/** Statuses of methods and paths that no document has. */
const OF_NO_ROUTE: ReadonlySet<number> = new Set([400, 401, 404, 405, 413, 415, 421, 429]);

/**
 * Throws unless the stored OpenAPI document describes the exchange: its operation, status, media
 * type, headers and body, and the body that was sent if it was accepted.
 */
export function assertDocumented({ method, route, sent, received }: Exchange): void {
  if (UNDOCUMENTED.test(route) || method === "OPTIONS") return;
  const path = pathOf(route);
  const document = route.startsWith("v1/") ? documents().crm : documents().deals;
  const pointer = ["paths", path, method.toLowerCase()];
  const where = `${method} ${path}`;
  const operation = at(document.root, pointer);
  if (!operation) {
    if (OF_NO_ROUTE.has(received.status)) return;
    throw new Error(`The document has no ${where}, which returned ${received.status}`);
  }
  // With `fields` a record is a part of what the document describes; `assertDeclared` knows which.
  const body = sent.query.has("fields") ? undefined : received.body;
  const responding = [...pointer, "responses", String(received.status)];
  assertResponse(document, responding, where, { ...received, body });
  const accepts = [...pointer, "requestBody", "content", "application/json", "schema"];
  if (
    route === REPORTING ||
    sent.body === undefined ||
    received.status >= 300 ||
    !sent.contentType?.includes("json")
  )
    return;
  if (at(document.root, accepts)) assertValid(document, accepts, sent.body, `the body of ${where}`);
}

function assertResponse(
  document: Document,
  pointer: string[],
  where: string,
  { status, headers, body }: Exchange["received"],
): void {
  const declared = at(document.root, pointer);
  if (!declared) throw new Error(`The document has no status ${status} of ${where}`);
  const target = typeof declared.$ref === "string" ? declared.$ref.slice(2).split("/") : pointer;
  const response = at(document.root, target) ?? {};
  for (const name of ["ETag", "Link"]) {
    const isDescribed = at(response, ["headers", name]) !== undefined;
    if (headers.has(name) && !isDescribed)
      throw new Error(`${where} returned an undescribed ${name}`);
    if (name === "ETag" && isDescribed && !headers.has(name))
      throw new Error(`${where} returned no ETag`);
  }
  if (body === undefined) return;
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  const content = [...target, "content", type];
  if (!at(document.root, content))
    throw new Error(`${where} returned ${type} with ${status}, which the document does not have`);
  assertValid(document, [...content, "schema"], body, `the ${status} of ${where}`);
}

function assertValid(document: Document, pointer: string[], value: unknown, what: string): void {
  const validate = validatorOf(document, pointer);
  if (validate(value)) return;
  const errors = (validate.errors ?? []).slice(0, 10);
  const lines = errors.map(({ instancePath, message, params }) =>
    [instancePath, message, JSON.stringify(params)].join(" "),
  );
  throw new Error(
    [`The document does not allow ${what}:`, ...lines, JSON.stringify(value)?.slice(0, 2_000)].join(
      "\n",
    ),
  );
}

type Node = { [name: string]: unknown };
type Document = { name: string; root: Node };

const ajv = new Ajv2020({
  strict: false,
  allErrors: true,
  inlineRefs: false,
  code: { optimize: false },
});
addFormats.default(ajv);

let read: { crm: Document; deals: Document } | undefined;

function documents() {
  read ??= { crm: readDocument("crm-api"), deals: readDocument("deals-api") };
  return read;
}

function readDocument(name: string): Document {
  const root: Node = JSON.parse(readFileSync(`lib/http/openapi/${name}.json`, "utf8"));
  ajv.addSchema(root, name);
  return { name, root };
}

const validators = new Map<string, ValidateFunction>();

function validatorOf({ name }: Document, pointer: string[]): ValidateFunction {
  const escaped = pointer.map((step) =>
    encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1")),
  );
  const $ref = `${name}#/${escaped.join("/")}`;
  const validate = validators.get($ref) ?? ajv.compile({ $ref });
  validators.set($ref, validate);
  return validate;
}

function at(root: unknown, pointer: readonly string[]): Node | undefined {
  let node: unknown = root;
  for (const step of pointer) node = isNode(node) ? node[step] : undefined;
  return isNode(node) ? node : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}
