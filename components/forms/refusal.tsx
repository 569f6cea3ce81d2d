/** Why a request failed. Screen readers announce it. */
export function Refusal({ children }: { children: string | undefined }) {
  return (
    <p
      role="alert"
      className={children ? "rounded bg-danger-soft px-3 py-2 text-danger-ink" : "sr-only"}
    >
      {children}
    </p>
  );
}
