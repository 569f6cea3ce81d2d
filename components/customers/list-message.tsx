import type { ReactNode } from "react";

type ListMessageProps = { title: string; detail: string; children?: ReactNode };

/** The message shown instead of rows: why the list is empty and what the user can do. */
export function ListMessage({ title, detail, children }: ListMessageProps) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-1.5 p-8 text-center">
      <h2 className="font-semibold text-base">{title}</h2>
      <p className="max-w-sm text-ink-muted">{detail}</p>
      {children && <div className="mt-3 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}
