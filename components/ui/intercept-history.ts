/**
 * Holds each step through the history and hands over how to take it after all, until released. Browsers without the
 * Navigation API do not hold them.
 */
export function interceptHistory(onHeld: (go: () => void) => void): () => void {
  const { navigation } = window;
  if (!navigation) return () => undefined;
  const hold = (event: NavigateEvent) => {
    if (event.navigationType !== "traverse" || !event.cancelable) return;
    event.preventDefault();
    const { key } = event.destination;
    onHeld(() => navigation.traverseTo(key));
  };
  navigation.addEventListener("navigate", hold);
  return () => navigation.removeEventListener("navigate", hold);
}
