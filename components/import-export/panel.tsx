import { type ReactNode, useId } from "react";

type PanelProps = { title: string; description: string; children: ReactNode };

/** A box with a title, a description and controls. */
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
