import { type ReactNode, useId } from "react";

type PanelProps = { title: string; description: string; children: ReactNode };

/** One thing that can be done with data: what it is, and how. */
export function Panel({ title, description, children }: PanelProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="flex min-w-0 flex-col gap-4 rounded-lg border p-4 md:p-5"
    >
      <div>
        <h3 id={id} className="font-semibold text-base">
          {title}
        </h3>
        <p className="mt-0.5 max-w-2xl text-ink-muted">{description}</p>
      </div>
      {children}
    </section>
  );
}
