"use client";

import Link from "next/link";
import { type ComponentProps, useState } from "react";

/** A link to another screen, fetched ahead once the pointer or the focus is on it: not all of them with every page. */
export function ScreenLink(props: ComponentProps<typeof Link>) {
  const [isNear, setNear] = useState(false);
  const come = () => setNear(true);
  return <Link {...props} prefetch={isNear ? null : false} onPointerEnter={come} onFocus={come} />;
}
