"use client";

import { Play } from "lucide-react";
import { Button } from "@/components/ui/button";
import { usePanel } from "@/components/ui/use-panel";
import type { RequestToTry } from "./request-to-try";

const load = () => import("./try-it").then((module) => module.TryIt);

/** Opens the form that sends the request. It is loaded on hover, focus or opening. */
export function TryItButton({ request }: { request: RequestToTry }) {
  const { Panel, opener } = usePanel(load);
  return (
    <>
      <Button aria-expanded={Panel !== null} aria-label={`Try it: ${request.title}`} {...opener}>
        <Play aria-hidden />
        Try it
      </Button>
      {Panel && <Panel request={request} />}
    </>
  );
}
