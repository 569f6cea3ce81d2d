"use client";

import Link from "next/link";
import { type ComponentProps, useState } from "react";

/**
 * A link to a screen that is prefetched on hover or focus, so that a page does not prefetch every
 * screen.
 */
export function ScreenLink(props: ComponentProps<typeof Link>) {
  const [isNear, setNear] = useState(false);
  const come = () => setNear(true);
  return <Link {...props} prefetch={isNear ? null : false} onPointerEnter={come} onFocus={come} />;
}
