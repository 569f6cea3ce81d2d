/**
 * Returns `text` with its first letter in upper case: "must be unique" becomes "Must be unique".
 */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
