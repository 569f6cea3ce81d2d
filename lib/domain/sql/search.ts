import { Prisma } from "@/lib/db/client";
import { phoneDigits, searchWords } from "@/lib/domain/search-words";
import { folded, hasText } from "./folded";

/** Where a search looks, for the record `alias`: beside its public id. */
export type Searched = {
  alias: string;
  /** Folded expressions. */
  keys: Prisma.Sql[];
  /** Expressions of phone numbers, which are compared by their digits. */
  phones?: string[];
  /** Further conditions on a folded word, such as that a linked record has it. */
  also?: (word: string) => Prisma.Sql[];
};

/**
 * The condition, led by AND, that every word of the text is found in one of the places, in any order, without regard to
 * case and accents (docs/api.md 3.4). Wildcards are literal. Empty if there is no word.
 */
export function searchSql(q: string | undefined, searched: Searched): Prisma.Sql {
  const words = searchWords(q ?? "");
  if (words.length === 0) return Prisma.empty;
  const found = words.map((word) => Prisma.sql`(${Prisma.join(places(word, searched), " OR ")})`);
  const all = Prisma.join(found, " AND ");
  const digits = phoneDigits(q ?? "");
  if (digits === null || !searched.phones) return Prisma.sql`AND ${all}`;
  return Prisma.sql`AND ((${all}) OR ${Prisma.join(hasDigits(searched, digits), " OR ")})`;
}

function places(word: string, searched: Searched): Prisma.Sql[] {
  const { alias, keys, phones, also } = searched;
  const digits = phones ? phoneDigits(word) : null;
  return [
    ...keys.map((key) => hasText(key, word)),
    // No public id has other characters.
    ...(/^[\w-]+$/.test(word) ? [hasText(folded(`${alias}.public_id`), word)] : []),
    ...(digits === null ? [] : hasDigits(searched, digits)),
    ...(also?.(word) ?? []),
  ];
}

function hasDigits({ phones = [] }: Searched, digits: string): Prisma.Sql[] {
  return phones.map((phone) => {
    const number = `regexp_replace(replace(fold_text(${phone}), '(0)', ''), '[^0-9]', '', 'g')`;
    return hasText(Prisma.raw(number), digits);
  });
}
