"use client";

import clsx from "clsx";
import { useEffect, useState } from "react";
import type { DocsHeading } from "@/lib/docs/render-page";

/** The headings of a page, with the one that is being read marked. */
export function DocsContents({ headings }: { headings: DocsHeading[] }) {
  const listed = headings.filter(({ depth }) => depth === 2 || depth === 3);
  const current = useCurrentHeading(listed);
  if (listed.length < 2) return null;
  return (
    <div className="sticky top-12 hidden max-h-[calc(100dvh-3rem)] w-56 shrink-0 self-start overflow-y-auto py-6 xl:block print:hidden">
      <nav aria-labelledby="docs-contents">
        <h2 id="docs-contents" className="pb-2 font-medium text-ink text-xs">
          On this page
        </h2>
        <ul className="flex flex-col border-l">
          {listed.map(({ id, text, depth }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                aria-current={id === current ? "location" : undefined}
                className={clsx(
                  "-ml-px block border-l py-1 pr-2 leading-snug transition-colors",
                  depth === 3 ? "pl-6" : "pl-3",
                  id === current
                    ? "border-accent-ink text-accent-ink"
                    : "border-transparent text-ink-muted hover:text-ink",
                )}
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

/** Distance from the top, in pixels, within which a heading is read: the bar and some space. */
const READ_FROM = 120;

/** Id of the last heading that has come to the top of the window. */
function useCurrentHeading(headings: DocsHeading[]): string | undefined {
  const [current, setCurrent] = useState<string>();
  const ids = headings.map(({ id }) => id).join("\n");
  useEffect(() => {
    const find = () => {
      const above = ids.split("\n").filter((id) => {
        const top = document.getElementById(id)?.getBoundingClientRect().top;
        return top !== undefined && top < READ_FROM;
      });
      setCurrent(above.at(-1));
    };
    find();
    window.addEventListener("scroll", find, { passive: true });
    return () => window.removeEventListener("scroll", find);
  }, [ids]);
  return current;
}
