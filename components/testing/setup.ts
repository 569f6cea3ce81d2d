import { cleanup, configure } from "@testing-library/react";
import { toast } from "sonner";
import { afterEach, vi } from "vitest";

// Files of one worker share its DOM: each begins with an empty page at the same address. Guards,
// toasts and dialogs keep state in modules: each file begins with its own.
vi.resetModules();
window.history.replaceState(null, "", "/");
document.head.replaceChildren();
document.body.replaceChildren();

// A busy machine takes its time; a passing test does not wait.
configure({ asyncUtilTimeout: 10_000 });

// The DOM of these tests has no popovers: an open list is shown in place.
HTMLElement.prototype.showPopover ??= () => undefined;
HTMLElement.prototype.hidePopover ??= () => undefined;

// No change arrives from other users unless a test sends one.
class SilentStream extends EventTarget {
  close() {}
}
if (!("EventSource" in globalThis)) Object.assign(globalThis, { EventSource: SilentStream });

// Each test leaves an empty page and no stub behind, and lets a closed dialog return the focus.
afterEach(async () => {
  cleanup();
  await new Promise((resolve) => setTimeout(resolve));
  for (const { id } of toast.getToasts()) toast.dismiss(id);
  vi.unstubAllGlobals();
  window.localStorage.clear();
  window.sessionStorage.clear();
});
