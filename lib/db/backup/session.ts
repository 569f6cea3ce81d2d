/** What a backup is read from and restored into: one connection, in one transaction. */
export type Session = {
  exec(sql: string): Promise<unknown>;
  query<Row>(sql: string, values?: unknown[]): Promise<{ rows: Row[] }>;
};
