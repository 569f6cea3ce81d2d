"use client";

import dynamic from "next/dynamic";
import { useEffect } from "react";
import { select, useSelection } from "@/components/selection/selection";
import type { BulkBarProps } from "./bulk-bar";
import { deselectDeleted } from "./deselect-deleted";

const BulkBar = dynamic(() => import("./bulk-bar").then((module) => module.BulkBar), {
  ssr: false,
});

/**
 * Shows the bulk bar while anything is selected; it is loaded with the first selection. Deselects
 * deleted opportunities.
 */
export function SelectionBar(props: BulkBarProps) {
  const selected = useSelection();
  // The selection belongs to one screen.
  useEffect(() => () => select([]), []);
  // Starts with the first selection, because the screen must follow the feed first: it knows the
  // event to start from.
  const isAny = selected.length > 0;
  useEffect(() => (isAny ? deselectDeleted() : undefined), [isAny]);
  return isAny && <BulkBar {...props} />;
}
