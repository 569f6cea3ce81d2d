"use client";

import dynamic from "next/dynamic";
import { useEffect } from "react";
import { select, useSelection } from "@/components/selection/selection";
import type { BulkBarProps } from "./bulk-bar";
import { forgetDeleted } from "./forget-deleted";

const BulkBar = dynamic(() => import("./bulk-bar").then((module) => module.BulkBar), {
  ssr: false,
});

/** The bar of what can be done with the selection, loaded with the first one. What is deleted is selected no longer. */
export function SelectionBar(props: BulkBarProps) {
  const selected = useSelection();
  // What is selected on one screen is not on the next.
  useEffect(() => () => select([]), []);
  // Not before anything is selected: the screen itself is the first to follow, from the change that it was read at.
  const isAny = selected.length > 0;
  useEffect(() => (isAny ? forgetDeleted() : undefined), [isAny]);
  return isAny && <BulkBar {...props} />;
}
