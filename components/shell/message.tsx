import type { ReactNode } from "react";

type MessageProps = { title: string; detail?: string; children?: ReactNode };

/** A message shown instead of content: heading, sentence and actions. */
export function Message({ title, detail, children }: MessageProps) {
  return (
    <main className="flex min-h-full flex-1 flex-col items-center justify-center gap-1.5 p-8 text-center">
      <h1 className="font-semibold text-base">{title}</h1>
      {detail && <p className="max-w-sm text-ink-muted">{detail}</p>}
      {children && <div className="mt-3 flex flex-wrap justify-center gap-2">{children}</div>}
    </main>
  );
}
