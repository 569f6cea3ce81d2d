import {
  messages,
  PGlite,
  parse,
  protocol,
  type QueryOptions,
  type Results,
  type Transaction,
} from "@electric-sql/pglite";

type BackendMessage = Awaited<ReturnType<PGlite["execProtocol"]>>["messages"][number];
type Parser = PGlite["parsers"][number];
type Statement = { name: string; parameterTypes: number[] };

/**
 * The embedded database with every query prepared on first use and kept: most of a small
 * statement's time is parsing and planning. A run is one exchange with the engine instead of six.
 *
 * Gain, one small join at a time: 0.4 instead of 1.4 ms.
 */
export class PreparedPGlite extends PGlite {
  // In order of last use, least recent first.
  readonly #statements = new Map<string, Statement>();
  #lastName = 0;

  override async query<T>(
    sql: string,
    params: unknown[] = [],
    options?: QueryOptions,
  ): Promise<Results<T>> {
    await this._checkReady();
    return this._runExclusiveTransaction(() =>
      this.#run<T>(sql, params, options, true).catch(async (error) => {
        if (!this.#isOutdated(error)) throw error;
        await this.#forget(sql);
        return this.#run<T>(sql, params, options, true);
      }),
    );
  }

  override transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return super.transaction((tx) => {
      const query: Transaction["query"] = async <R>(
        sql: string,
        params: unknown[] = [],
        options?: QueryOptions,
      ) => {
        if (tx.closed) throw new Error("Transaction is closed");
        return this.#run<R>(sql, params, options, false);
      };
      return work(Object.create(tx, { query: { value: query } }));
    });
  }

  #run<T>(
    sql: string,
    params: unknown[],
    options: QueryOptions | undefined,
    syncToFs: boolean,
  ): Promise<Results<T>> {
    return this._runExclusiveQuery(async () => {
      const { name, parameterTypes } = await this.#prepare(sql);
      const values = params.map((value, index) => this.#serialize(value, parameterTypes[index]));
      const answer = await this.#send(syncToFs, [
        protocol.serialize.bind({ statement: name, values }),
        protocol.serialize.describe({ type: "P" }),
        protocol.serialize.execute({}),
      ]);
      const parsers = this.#parsersOf(answer, options);
      const [result] = parse.parseResults(answer, parsers, { ...options, parsers: undefined });
      return result as Results<T>;
    });
  }

  async #prepare(sql: string): Promise<Statement> {
    const known = this.#statements.get(sql);
    if (known) {
      this.#statements.delete(sql);
      this.#statements.set(sql, known);
      return known;
    }
    await this.#forgetColdest();
    const name = `s${++this.#lastName}`;
    const answer = await this.#send(false, [
      protocol.serialize.parse({ name, text: sql }),
      protocol.serialize.describe({ type: "S", name }),
    ]);
    const statement = { name, parameterTypes: parse.parseDescribeStatementResults(answer) };
    this.#statements.set(sql, statement);
    return statement;
  }

  async #forgetColdest(): Promise<void> {
    const [coldest] = this.#statements.keys();
    if (coldest !== undefined && this.#statements.size >= KEPT_STATEMENTS)
      await this.#forget(coldest);
  }

  async #forget(sql: string): Promise<void> {
    const name = this.#statements.get(sql)?.name;
    if (name === undefined) return;
    this.#statements.delete(sql);
    await this.#send(false, [protocol.serialize.close({ type: "S", name })]);
  }

  async #send(syncToFs: boolean, requests: Uint8Array[]) {
    const answer = await this.execProtocol(
      Buffer.concat([...requests, protocol.serialize.sync()]),
      { syncToFs },
    );
    return answer.messages;
  }

  // Passes only the parsers of the result's columns: there are hundreds, and they are copied per
  // result.
  #parsersOf(answer: BackendMessage[], options: QueryOptions | undefined): Record<number, Parser> {
    const columns = answer.flatMap((message) =>
      message instanceof messages.RowDescriptionMessage ? message.fields : [],
    );
    return Object.fromEntries(
      columns.flatMap(({ dataTypeID: type }) => {
        const parser = options?.parsers?.[type] ?? this.parsers[type];
        return parser ? [[type, parser]] : [];
      }),
    );
  }

  // A statement's columns are fixed when it is prepared; the table may have changed since.
  #isOutdated(error: unknown): boolean {
    return (
      error instanceof messages.DatabaseError &&
      error.code === "0A000" &&
      error.routine === "RevalidateCachedQuery"
    );
  }

  #serialize(value: unknown, type = 0): string | null {
    if (value === null || value === undefined) return null;
    const serialize = this.serializers[type];
    return serialize ? serialize(value) : String(value);
  }
}

const KEPT_STATEMENTS = 500;
