/**
 * Returns a typed amount as the API takes it: `12,500.50` becomes `12500.50`, blank text null. An
 * invalid number is returned as it is, for the server to refuse.
 */
export function amountOf(typed: string): string | null {
  const text = typed.trim();
  if (text === "") return null;
  return /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(text) ? text.replaceAll(",", "") : text;
}
