import { readFileSync } from "node:fs";

/**
 * A model as the database should have it; `keys` reads like "stages unique (organization_id,
 * pipeline_id, id)".
 */
export type Model = {
  name: string;
  table: string;
  columns: { name: string; type: string; nullable: boolean }[];
  keys: string[];
};

type Line = { name: string; type: string; suffix: string; rest: string };

/** Reads the models of `schema.prisma` in database terms. */
export function readModels(): Model[] {
  const schema = readFileSync("prisma/schema.prisma", "utf8");
  const blocks = [...schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(
    ([, name = "", body = ""]) => ({
      name,
      body,
      table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name,
      lines: [...body.matchAll(/^ {2}(\w+) +(\w+)(\[\]|\?)?(.*)$/gm)].map(
        ([, field = "", type = "", suffix = "", rest = ""]): Line => ({
          name: field,
          type,
          suffix,
          rest,
        }),
      ),
    }),
  );
  const tables = new Map(blocks.map(({ name, table }) => [name, table]));
  const columnOf = (model: string | undefined, field: string) => {
    const line = blocks
      .find(({ name }) => name === model)
      ?.lines.find(({ name }) => name === field);
    return /@map\("(\w+)"\)/.exec(line?.rest ?? "")?.[1] ?? field;
  };
  return blocks.map(({ name, table, body, lines }) => {
    const columns = (model: string, fields = "") =>
      fields
        .split(/, */)
        .map((field) => columnOf(model, field.replace(/\(.*\)/, "")))
        .join(", ");
    return {
      name,
      table,
      columns: lines
        .filter(({ type }) => !tables.has(type))
        .map((line) => ({
          name: columnOf(name, line.name),
          type: databaseType(line),
          nullable: line.suffix === "?",
        })),
      keys: [
        ...lines
          .filter(({ rest }) => / @id\b/.test(rest))
          .map((line) => `${table} primary (${columnOf(name, line.name)})`),
        ...lines
          .filter(({ rest }) => / @unique\b/.test(rest))
          .map((line) => `${table} unique (${columnOf(name, line.name)})`),
        ...[...body.matchAll(/@@(id|unique|index)\(\[(.*)\]\)/g)].map(
          ([, kind = "", fields]) =>
            `${table} ${kind === "id" ? "primary" : kind} (${columns(name, fields)})`,
        ),
        ...lines.flatMap(({ type, rest }) => {
          const [, fields, references] =
            /fields: \[(.*?)\], references: \[(.*?)\]/.exec(rest) ?? [];
          return fields
            ? [
                `${table} (${columns(name, fields)}) to ${tables.get(type)} (${columns(type, references)})`,
              ]
            : [];
        }),
      ],
    };
  });
}

function databaseType({ type, suffix, rest }: Line): string {
  const native = /@db\.(\w+)(\([\d, ]+\))?/.exec(rest);
  const names: Record<string, string> = {
    String: "text",
    Int: "integer",
    BigInt: "bigint",
    Boolean: "boolean",
    Json: "jsonb",
    Uuid: "uuid",
    Date: "date",
    "Timestamptz(3)": "timestamp(3) with time zone",
    "Decimal(18, 2)": "numeric(18,2)",
  };
  const name = names[native ? `${native[1]}${native[2] ?? ""}` : type];
  if (!name) throw new Error(`No database type is known for ${type} ${rest}`);
  return suffix === "[]" ? `${name}[]` : name;
}
