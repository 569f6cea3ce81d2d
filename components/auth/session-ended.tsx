/** Says on the sign-in page why the user is asked to sign in again. */
export function SessionEnded() {
  return (
    <p role="status" className="mb-4 rounded bg-warning-soft px-3 py-2 text-ink">
      <span className="font-semibold text-warning-ink">Your session has ended.</span> You were away
      for long, were signed out on another device, or your password or access changed. Sign in to go
      on where you were.
    </p>
  );
}
