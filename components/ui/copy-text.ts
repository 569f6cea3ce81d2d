/**
 * Puts a text on the clipboard. Pages without a secure context, such as those of a server reached by
 * name over plain HTTP, have no clipboard interface and copy a selection instead. Rejects if the
 * browser allows neither.
 */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copySelected(text);
  }
}

function copySelected(text: string): void {
  const before = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  area.style.cssText = "position:fixed;top:0;opacity:0";
  // A modal dialog takes the focus back from anything outside it.
  (before?.closest("[role=dialog]") ?? document.body).append(area);
  try {
    area.select();
    if (!document.execCommand("copy")) throw new Error("The browser does not allow copying");
  } finally {
    area.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
