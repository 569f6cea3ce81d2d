/** Returns the address of a list under a search and an order; the default order is by name. */
export function listHref(base: string, { q, sort }: { q?: string; sort?: string }): string {
  const parameters = new URLSearchParams();
  if (q) parameters.set("q", q);
  if (sort && sort !== "name") parameters.set("sort", sort);
  return parameters.size > 0 ? `${base}?${parameters}` : base;
}
