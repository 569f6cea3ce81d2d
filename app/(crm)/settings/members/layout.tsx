import type { ReactNode } from "react";
import { QueryProvider } from "@/components/queries/query-provider";

/** The members, whose sessions are read when an ADMIN opens them. */
export default function MembersLayout({ children }: { children: ReactNode }) {
  return <QueryProvider>{children}</QueryProvider>;
}
