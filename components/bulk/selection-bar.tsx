"use client";

import dynamic from "next/dynamic";
import { useEffect } from "react";
import type { BulkBarProps } from "./bulk-bar";
import { select, useSelection } from "./selection";

const BulkBar = dynamic(() => import("./bulk-bar").then((module) => module.BulkBar), { ssr: false });

/** The bar of what can be done with the selection, loaded with the first one. */
export function SelectionBar(props: BulkBarProps) {
  const selected = useSelection();
  // What is selected on one screen is not on the next.
  useEffect(() => () => select([]), []);
  return selected.length > 0 && <BulkBar {...props} />;
}
