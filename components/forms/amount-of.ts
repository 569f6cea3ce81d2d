/** What was typed as an amount, as the wire wants it: `12,500.50` is `12500.50`; what is no number is left for the server to refuse. */
export function amountOf(typed: string): string | null {
  const text = typed.trim();
  if (text === "") return null;
  return /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(text) ? text.replaceAll(",", "") : text;
}
