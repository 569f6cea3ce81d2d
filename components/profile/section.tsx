import { type ReactNode, useId } from "react";

type SectionProps = { title: string; description: string; children: ReactNode };

/** A section of the page: title and description at the left, the form at the right. */
export function Section({ title, description, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-3 border-t pt-5 md:grid-cols-[14rem_minmax(0,24rem)] md:gap-10"
    >
      <div>
        <h2 id={id} className="font-semibold text-base">
          {title}
        </h2>
        <p className="mt-0.5 text-ink-muted">{description}</p>
      </div>
      {children}
    </section>
  );
}
