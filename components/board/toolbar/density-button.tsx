"use client";

import { Rows2, Rows4 } from "lucide-react";
import type { Density } from "@/components/board/state/card-metrics";
import { Button } from "@/components/ui/button";

const A_YEAR = 31_536_000;

/** Switches between comfortable and compact cards. The browser remembers the choice. */
export function DensityButton({
  density,
  onChange,
}: {
  density: Density;
  onChange: (density: Density) => void;
}) {
  const isCompact = density === "compact";
  const press = () => {
    const next = isCompact ? "comfortable" : "compact";
    // biome-ignore lint/suspicious/noDocumentCookie: the server reads it to render the board
    document.cookie = `opportune.density=${next}; path=/crm; max-age=${A_YEAR}; samesite=lax`;
    onChange(next);
  };
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label="Compact cards"
      title={isCompact ? "Comfortable cards" : "Compact cards"}
      aria-pressed={isCompact}
      onClick={press}
      className="@max-3xl:order-3"
    >
      {isCompact ? <Rows4 aria-hidden /> : <Rows2 aria-hidden />}
    </Button>
  );
}
