import type { ReactNode } from "react";

/** The board or the page of one opportunity, and over the board the opportunity that was opened from it. */
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
