import { ChevronDown, ChevronUp } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { Neighbour, Neighbours } from "@/lib/domain/opportunities/schema";

type NeighbourStepsProps = {
  neighbours: Neighbours;
  /** Shows the neighbour. Without it, the steps are links to pages. */
  onStep?: (neighbour: Neighbour) => void;
};

/** Links to the previous and next opportunity in board order. */
export function NeighbourSteps({ neighbours: { previous, next }, onStep }: NeighbourStepsProps) {
  return (
    <>
      <Step direction="Previous" hotkey="K" to={previous} onStep={onStep}>
        <ChevronUp aria-hidden />
      </Step>
      <Step direction="Next" hotkey="J" to={next} onStep={onStep}>
        <ChevronDown aria-hidden />
      </Step>
    </>
  );
}

type StepProps = {
  direction: string;
  hotkey: string;
  to: Neighbour | null;
  onStep?: (neighbour: Neighbour) => void;
  children: ReactNode;
};

function Step({ direction, hotkey, to, onStep, children }: StepProps) {
  const style = { variant: "ghost", size: "icon-sm" } as const;
  if (!to) {
    return (
      <Button {...style} disabled aria-label={`${direction} opportunity: none`}>
        {children}
      </Button>
    );
  }
  const name = {
    "aria-label": `${direction} opportunity: ${to.name}`,
    title: `${direction}: ${to.name} (${hotkey})`,
  };
  if (onStep) {
    return (
      <Button {...style} {...name} aria-keyshortcuts={hotkey} onClick={() => onStep(to)}>
        {children}
      </Button>
    );
  }
  return (
    <Button asChild {...style}>
      {/* A full load: client navigation would open a sheet over this page. */}
      <a
        href={`/crm/opportunities/${to.public_id}`}
        {...name}
        aria-keyshortcuts={hotkey}
        data-full-load
      >
        {children}
      </a>
    </Button>
  );
}
