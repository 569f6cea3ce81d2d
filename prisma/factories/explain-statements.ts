import { Client } from "pg";
import { transaction } from "@/lib/db/client";

/** What a statement does in the database. */
export type Explained = {
  sql: string;
  /** The tables it reads. */
  tables: Set<string>;
  /** The indexes it reads. */
  indexes: Set<string>;
  /** The tables it scans sequentially. */
  wholeTables: Set<string>;
  /** Returns how many rows of a table it visits by any path, including rows it then discards. */
  rowsOf(table: string): number;
};

type Statement = { text: string; values?: unknown[] };

/**
 * Runs `work` and returns the plans of the statements it sent, in order. Each statement runs twice:
 * first to explain it, rolled back, then for real. Planned like the application's connections: one
 * plan for all values.
 */
export async function explainStatements(
  organization: { organizationId: string },
  work: () => Promise<unknown>,
): Promise<Explained[]> {
  const explained: Explained[] = [];
  const inTransaction = new Set<Client>();
  const send = Client.prototype.query;
  Client.prototype.query = function (this: Client, ...args: unknown[]) {
    const sent = () => Reflect.apply(send, this, args);
    const [first] = args;
    const text =
      typeof first === "object" && first !== null && "text" in first ? first.text : first;
    if (text === "BEGIN") inTransaction.add(this);
    if (text === "COMMIT" || text === "ROLLBACK") inTransaction.delete(this);
    if (!isStatement(first)) return sent();
    const run = (sql: string) => Reflect.apply(send, this, [sql]);
    const plan = inTransaction.has(this) ? planWithin(run, first) : planAlone(organization, first);
    return plan.then((found) => {
      explained.push(found);
      return sent();
    });
  } as typeof send;
  try {
    await work();
  } finally {
    Client.prototype.query = send;
  }
  return explained;
}

function isStatement(sent: unknown): sent is Statement {
  const text = typeof sent === "object" && sent !== null && "text" in sent ? sent.text : undefined;
  // Not the statement that a new connection prepares for entering an organization.
  return (
    typeof text === "string" &&
    /^\s*(WITH|SELECT(?! WHERE set_config)|INSERT|UPDATE|DELETE)\b/.test(text)
  );
}

type Run = (sql: string) => Promise<unknown>;

/** On the statement's own connection, which holds row locks. */
async function planWithin(run: Run, statement: Statement): Promise<Explained> {
  await run("SAVEPOINT explained");
  const { rows } = (await plan(run, statement)) as { rows: PlanRows };
  await run("ROLLBACK TO explained");
  return toExplained(statement, rows);
}

class Undone extends Error {}

/** In its own transaction. */
async function planAlone(
  organization: { organizationId: string },
  statement: Statement,
): Promise<Explained> {
  let rows: unknown;
  const undone = transaction(organization, async (tx) => {
    rows = await plan((sql) => tx.$queryRawUnsafe(sql), statement);
    throw new Undone();
  });
  await undone.catch((error) => {
    if (!(error instanceof Undone)) throw error;
  });
  return toExplained(statement, rows as PlanRows);
}

let prepared = 0;

async function plan(run: Run, { text, values = [] }: Statement): Promise<unknown> {
  const name = `explained_${++prepared}`;
  await run(`PREPARE ${name} AS ${text}`);
  const given = values.length > 0 ? `(${values.map(literal).join(", ")})` : "";
  const answer = await run(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) EXECUTE ${name}${given}`);
  await run(`DEALLOCATE ${name}`);
  return answer;
}

type PlanRows = [{ "QUERY PLAN": [{ Plan: Node }] }];

function toExplained({ text }: Statement, [row]: PlanRows): Explained {
  const nodes = [...withParts(row["QUERY PLAN"][0].Plan)];
  return {
    sql: text,
    tables: new Set(nodes.flatMap((node) => node["Relation Name"] ?? [])),
    indexes: new Set(nodes.flatMap((node) => node["Index Name"] ?? [])),
    wholeTables: new Set(
      nodes.flatMap((node) =>
        /Seq Scan/.test(node["Node Type"]) ? (node["Relation Name"] ?? []) : [],
      ),
    ),
    rowsOf: (table) =>
      nodes
        .filter((node) => node["Relation Name"] === table)
        .reduce((sum, node) => sum + rowsOf(node), 0),
  };
}

type Node = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Node[];
};

function* withParts(node: Node): Generator<Node> {
  yield node;
  for (const part of node.Plans ?? []) yield* withParts(part);
}

function rowsOf(node: Node): number {
  const dropped =
    (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  return (node["Actual Rows"] + dropped) * node["Actual Loops"];
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (Array.isArray(value))
    return quoted(`{${value.map((each) => JSON.stringify(String(each))).join(",")}}`);
  return typeof value === "number" || typeof value === "bigint"
    ? String(value)
    : quoted(String(value));
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
