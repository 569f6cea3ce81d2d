import { createServer } from "node:http";
import { PGlite } from "@electric-sql/pglite";
import { Pool } from "pg";

// The floor: a bare server that runs the SQL statement in a request's body and returns the first column of the first
// row. On PostgreSQL, or on a copy of the embedded database.
type Query = (sql: string, values: unknown[]) => Promise<unknown>;

const query = await open();
const server = createServer(async (request, response) => {
  try {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const { sql, values } = JSON.parse(body || '{"sql":"SELECT 1","values":[]}') as {
      sql: string;
      values: unknown[];
    };
    const text = await query(sql, values);
    response.writeHead(200, { "content-type": "application/json" }).end(String(text ?? ""));
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
server.listen(Number(process.env.PORT), "127.0.0.1");

async function open(): Promise<Query> {
  const { DATABASE_URL: url, FLOOR_DATA: folder } = process.env;
  if (url) {
    const pool = new Pool({
      connectionString: url,
      max: 10,
      options: "-c timezone=UTC -c jit=off",
    });
    return async (text, values) => {
      const { rows } = await pool.query({ text, values, rowMode: "array" });
      return rows[0]?.[0];
    };
  }
  const database = await PGlite.create(String(folder));
  return async (sql, values) => {
    const { rows } = await database.query<unknown[]>(sql, values, {
      rowMode: "array",
      parsers: AS_TEXT,
    });
    return rows[0]?.[0];
  };
}

const AS_TEXT = { 114: (text: string) => text, 3802: (text: string) => text };
