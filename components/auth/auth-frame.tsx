import type { ReactNode } from "react";

/** The frame of a page without a session: logo, title and form. */
export function AuthFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 py-[10vh]">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex items-center gap-2.5">
          {/* biome-ignore lint/performance/noImgElement: a small static image */}
          <img src="/favicon.svg" alt="" width={28} height={28} />
          <h1 className="min-w-0 break-words font-semibold text-lg">{title}</h1>
        </div>
        {children}
      </div>
    </main>
  );
}
