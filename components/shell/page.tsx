import type { ReactNode } from "react";

type PageProps = {
  title: string;
  description?: ReactNode;
  /** The actions at the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
};

/** A screen that scrolls as a whole: title, actions and content. */
export function Page({ title, description, actions, children }: PageProps) {
  return (
    <main className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <div className="mx-auto flex w-full max-w-5xl flex-1 flex-col gap-5 px-4 py-5 md:px-8 md:py-7">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0">
            <h1 dir="auto" className="font-semibold text-xl">
              {title}
            </h1>
            {description && <p className="mt-0.5 max-w-2xl text-ink-muted">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </div>
        {children}
      </div>
    </main>
  );
}
