/**
 * Intercepts steps through the history and passes on a function that takes the step. Returns a
 * function that stops it. Does nothing in browsers without the Navigation API.
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
