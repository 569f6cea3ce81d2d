/** The connection that a backup is read from or restored into, inside one transaction. */
export type Session = {
  exec(sql: string): Promise<unknown>;
  query<Row>(sql: string, values?: unknown[]): Promise<{ rows: Row[] }>;
};
