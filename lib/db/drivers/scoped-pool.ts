import {
  type Connection,
  DatabaseError,
  Pool,
  type PoolClient,
  type PoolConfig,
  Query,
  type QueryArrayConfig,
} from "pg";
import { APP_ROLE } from "@/lib/db/app-role";
import type { Scope, Scopes } from "@/lib/db/scope";

/** PostgreSQL's setting that the policies of row-level security compare a row's organization with. */
export const ORGANIZATION_SETTING = "opportune.organization_id";

type PooledResult = {
  command: string;
  rowCount: number | null;
  rows: unknown[];
  fields: { name: string }[];
};

/**
 * A pool for Prisma's adapter whose every transaction, of one statement or of many, runs within the scope that is current
 * when it begins: as a role that row-level security binds, with the organization set, both for this transaction only.
 * They travel with the first statement, so they cost no round trip. Without a current scope a statement is refused.
 */
export function createScopedPool(config: PoolConfig, scopes: Scopes, prepares: boolean): Pool {
  const pool = new Pool({
    ...config,
    onConnect: (client) =>
      prepares ? client.query({ name: ENTER, text: ENTER_SQL, values: [""] }) : undefined,
  });
  const checkOut = pool.connect.bind(pool);
  // Whatever became of the transaction it was for.
  pool.on("acquire", (client) => Reflect.deleteProperty(client, "query"));

  function query(statement: QueryArrayConfig): Promise<PooledResult> {
    return new Promise((resolve, reject) => {
      const scope = currentScope(scopes);
      checkOut((failure, client) => {
        if (!client) return reject(failure);
        // A connection that is lost tells its query as well.
        client.on("error", ignore);
        send(client, scope, statement, prepares, (error, result) => {
          client
            .removeListener("error", ignore)
            .release(error !== undefined && !leavesConnectionGood(error));
          if (result) resolve(result);
          else reject(error);
        });
      });
    });
  }

  /** A connection for a transaction: its first query, the BEGIN, takes the scope along. */
  async function connect(): Promise<PoolClient> {
    const scope = currentScope(scopes);
    const client = await checkOut();
    return Object.assign(client, {
      query: (begin: QueryArrayConfig): Promise<PooledResult> => {
        Reflect.deleteProperty(client, "query");
        return new Promise((resolve, reject) =>
          send(client, scope, begin, prepares, (error, result) =>
            result ? resolve(result) : reject(error),
          ),
        );
      },
    });
  }

  return Object.assign(pool, { query, connect });
}

const ENTER = "enter_organization";
// No row comes back: the answer of the statement that follows is the only one with rows.
const ENTER_SQL = `SELECT WHERE set_config('role', '${APP_ROLE}', true) IS NULL
  OR set_config('${ORGANIZATION_SETTING}', $1, true) IS NULL`;

function currentScope(scopes: Scopes): Scope {
  const scope = scopes.getStore();
  if (!scope) throw new Error("A statement needs an organization: see db and everywhere");
  return scope;
}

function send(
  client: PoolClient,
  { organizationId }: Scope,
  statement: QueryArrayConfig,
  prepares: boolean,
  done: (error: Error | undefined, result?: PooledResult) => void,
) {
  if (organizationId === null)
    return client.query(statement, (error, result) => done(error ?? undefined, result));
  const config = { ...statement, queryMode: "extended" };
  const query = new Query(config, undefined, (error, results) =>
    done(error ?? undefined, [results].flat().at(-1)),
  );
  const submit = query.submit.bind(query);
  query.submit = (connection) => {
    connection.stream.cork();
    enter(connection, organizationId, prepares);
    const refused = submit(connection);
    connection.stream.uncork();
    return refused;
  };
  client.query(query);
}

/**
 * Sends the statement that enters an organization without the Sync that ends a transaction: it and the statement sent
 * next are one, or, where that is a BEGIN, the start of one.
 */
function enter(connection: Connection, organizationId: string, prepares: boolean) {
  const statement = prepares ? ENTER : "";
  if (!prepares) connection.parse({ name: statement, text: ENTER_SQL, types: [] }, true);
  connection.bind({ statement, values: [organizationId] }, true);
  connection.execute({}, true);
}

/** Violated constraints and deadlocks are tried again, so they must not cost a new connection; anything else may. */
function leavesConnectionGood(error: unknown): boolean {
  return error instanceof DatabaseError && /^(23|40)/.test(error.code ?? "");
}

function ignore() {}
