/** Returns the CRM API's name of a form's field. */
export function wireName(field: string): string {
  return field === "account" ? "account_id" : field;
}
