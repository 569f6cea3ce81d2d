import type { ReactNode } from "react";
import { QueryProvider } from "@/components/queries/query-provider";

/** The pipelines and their editor, whose dialogs count opportunities. */
export default function PipelinesLayout({ children }: { children: ReactNode }) {
  return <QueryProvider>{children}</QueryProvider>;
}
