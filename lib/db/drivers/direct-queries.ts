import {
  type ColumnType,
  ColumnTypeEnum,
  isDriverAdapterError,
  type SqlQueryable,
} from "@prisma/driver-adapter-utils";
import { Prisma } from "@/lib/db/generated/client";

/**
 * Wraps a client so that `$queryRaw` goes straight to the adapter. Prisma's own takes a statement
 * through its query interpreter. Values and errors equal those of Prisma's own, which still runs in
 * interactive transactions. The statement is sent at once, not when its result is awaited.
 *
 * Gain, one small join at a time: 0.8 instead of 1.9 ms on PostgreSQL, 0.4 instead of 1.1 ms
 * embedded, and half of the CPU time.
 */
export function withDirectQueries<T extends object>(
  client: T,
  connecting: Promise<SqlQueryable>,
): T {
  // The first query reports the failure; this only avoids an unhandled rejection.
  connecting.catch(() => {});
  const $queryRaw = async (query: Prisma.Sql | TemplateStringsArray, ...values: unknown[]) =>
    directQuery(await connecting, "text" in query ? query : Prisma.sql(query, ...values));
  return new Proxy(client, {
    get: (target, key) => (key === "$queryRaw" ? $queryRaw : Reflect.get(target, key, target)),
  });
}

async function directQuery(adapter: SqlQueryable, { text, values }: Prisma.Sql): Promise<object[]> {
  const query = { sql: text, args: values, argTypes: values.map(() => ANY) };
  const { columnNames, columnTypes, rows } = await adapter.queryRaw(query).catch(rethrowAsPrisma);
  const columns = columnNames.map((name, index) => ({
    name,
    read: READERS[columnTypes[index] ?? ColumnTypeEnum.Text],
  }));
  return rows.map((row) =>
    Object.fromEntries(columns.map(({ name, read }, index) => [name, valueFrom(row[index], read)])),
  );
}

const ANY = { scalarType: "unknown", arity: "scalar" } as const;

function valueFrom(value: unknown, read: Reader | undefined): unknown {
  return value === null || read === undefined ? value : Reflect.apply(read, undefined, [value]);
}

type Reader = (value: never) => unknown;

const date = (text: string) => new Date(text);
const time = (text: string) => new Date(`1970-01-01T${text}Z`);
const decimal = (text: string) => new Prisma.Decimal(text);
const json = (text: string): unknown => JSON.parse(text);
const bytes = (buffer: Buffer) => new Uint8Array(buffer);
const each =
  <T>(read: (value: T) => unknown) =>
  (list: (T | null)[]) =>
    list.map((value) => (value === null ? null : read(value)));

// Column types that an adapter returns as text, or as a Node.js Buffer; all others need no conversion.
const READERS: Partial<Record<ColumnType, Reader>> = {
  [ColumnTypeEnum.Int64]: BigInt,
  [ColumnTypeEnum.Numeric]: decimal,
  [ColumnTypeEnum.Date]: date,
  [ColumnTypeEnum.Time]: time,
  [ColumnTypeEnum.DateTime]: date,
  [ColumnTypeEnum.Json]: json,
  [ColumnTypeEnum.Bytes]: bytes,
  [ColumnTypeEnum.Int64Array]: each(BigInt),
  [ColumnTypeEnum.NumericArray]: each(decimal),
  [ColumnTypeEnum.DateArray]: each(date),
  [ColumnTypeEnum.TimeArray]: each(time),
  [ColumnTypeEnum.DateTimeArray]: each(date),
  [ColumnTypeEnum.JsonArray]: each(json),
  [ColumnTypeEnum.BytesArray]: each(bytes),
};

function rethrowAsPrisma(error: unknown): never {
  if (!isDriverAdapterError(error)) throw error;
  const { originalCode = "N/A", originalMessage = error.message } = error.cause;
  throw new Prisma.PrismaClientKnownRequestError(
    `Raw query failed. Code: \`${originalCode}\`. Message: \`${originalMessage}\``,
    {
      code: "P2010",
      clientVersion: Prisma.prismaVersion.client,
      meta: { driverAdapterError: error },
    },
  );
}
