import type { ReactNode } from "react";

/**
 * The board or the page of an opportunity, with the sheet of an opportunity opened from the board.
 */
export default function OpportunitiesLayout({
  children,
  sheet,
}: {
  children: ReactNode;
  sheet: ReactNode;
}) {
  return (
    <>
      {children}
      {sheet}
    </>
  );
}
