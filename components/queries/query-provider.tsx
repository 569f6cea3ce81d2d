"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

/**
 * The cache of a screen's reads from the CRM API. Each screen that needs one renders it in its own
 * layout: the board keeps its cards in a store of its own and does not load the query library.
 */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

// A failed read shows immediately with a button that retries it, even offline. Changes of other
// members arrive over the event stream, so neither focus nor reconnecting refetches.
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        networkMode: "always",
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  });
}
