import { Prisma } from "@/lib/db/client";

// Texts of the database as `foldText` folds them, collated "C": the same order and matches on every database.

/** The folded name of a record, from its key; a row that has no key yet is folded while it is read. */
export function nameKey(alias: string): Prisma.Sql {
  return Prisma.raw(`coalesce(${alias}.name_key, fold_text(${alias}.name) COLLATE "C")`);
}

/** The folded tags of a record, each between line feeds. */
export function tagsKey(alias: string): Prisma.Sql {
  return Prisma.raw(`coalesce(${alias}.tags_key, fold_tags(${alias}.tags) COLLATE "C")`);
}

/** A text expression, folded. */
export function folded(expression: string): Prisma.Sql {
  return Prisma.raw(`(fold_text(${expression}) COLLATE "C")`);
}

/** Whether a folded expression contains a folded text, taken literally. */
export function hasText(key: Prisma.Sql, text: string): Prisma.Sql {
  return Prisma.sql`strpos(${key}, ${text}) > 0`;
}
