import { invalid } from "@/lib/domain/errors";

/**
 * Returns the value of a query parameter that must be one of `choices`; undefined if it is absent or
 * empty. Throws `invalid` for any other value, so that a misspelt one is never taken for none.
 */
export function queryChoice<Choice extends string>(
  query: URLSearchParams,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const sent = query.get(name);
  if (!sent) return undefined;
  const chosen = choices.find((choice) => choice === sent);
  if (chosen === undefined)
    throw invalid({ field: name, message: `must be ${choices.join(" or ")}` });
  return chosen;
}
