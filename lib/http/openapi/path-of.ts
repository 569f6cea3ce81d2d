/** Returns the path of a route in the file system: `/api/deals/{id}`. */
export function pathOf(route: string): string {
  return `/api/${route.replace(/\[(\w+)\]/g, "{$1}")}`;
}
