import type { ColumnType, RecordField, RecordFields } from "@/lib/domain/record-fields";
import { isoUtcText } from "./iso-utc";

/**
 * A column as JSON shows it: money as a decimal string, times as ISO 8601 in UTC. `column` is the
 * expression that names it, such as `o.amount`.
 */
export function shownValue(column: string, type: ColumnType): string {
  if (type === "timestamptz") return isoUtcText(column);
  return type === "numeric" ? `${column}::text` : column;
}

/**
 * A select list in the order of the keys. A field is its column of the row `alias` unless `expressions`
 * has another expression for it; `names` gives fields another name than their key.
 */
export function selectList<Fields extends RecordFields, Key extends keyof Fields & string>(
  fields: Fields,
  keys: readonly Key[],
  alias: string,
  expressions: Readonly<Partial<Record<Key, string>>>,
): string {
  return keys
    .map((key) => {
      const expression = expressions[key] ?? columnValue(key, fields[key], alias);
      return expression.endsWith(`.${key}`) ? expression : `${expression} AS ${key}`;
    })
    .join(", ");
}

function columnValue(key: string, field: RecordField | undefined, alias: string): string {
  if (!field?.type) throw new Error(`${key} is no column: an expression is needed`);
  return shownValue(`${alias}.${field.column ?? key}`, field.type);
}
