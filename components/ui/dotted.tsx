import { Children, type ReactNode } from "react";

/**
 * Short facts with a middle dot between them. The dots are elements: a style of "any child after
 * another" would make Chromium style the whole board again whenever a card comes or goes.
 */
export function Dotted({ children }: { children: ReactNode }) {
  return Children.toArray(children).flatMap((child, index) =>
    index === 0
      ? [child]
      : [
          // biome-ignore lint/suspicious/noArrayIndexKey: the dots have no identity
          <span key={index} aria-hidden className="mx-1">
            ·
          </span>,
          child,
        ],
  );
}
