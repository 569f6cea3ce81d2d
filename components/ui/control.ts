import clsx from "clsx";

/** The look of text inputs, text areas and selects. */
export const CONTROL = clsx(
  "w-full min-w-0 rounded border border-line-strong bg-surface text-ink text-sm transition-colors",
  "hover:border-ink-faint focus-visible:border-focus focus-visible:outline-offset-0",
  "disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink disabled:opacity-100",
  "aria-invalid:border-danger pointer-coarse:min-h-11 pointer-coarse:text-lg",
);
