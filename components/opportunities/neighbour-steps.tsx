import { ChevronDown, ChevronUp } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { Neighbour, Neighbours } from "@/lib/domain/opportunities/schema";

type NeighbourStepsProps = {
  neighbours: Neighbours;
  /** Goes there; without it the steps are links to pages. */
  onStep?: (neighbour: Neighbour) => void;
};

/** The way to the opportunity before and after this one, as the board reads. */
export function NeighbourSteps({ neighbours: { previous, next }, onStep }: NeighbourStepsProps) {
  return (
    <>
      <Step way="Previous" hotkey="K" to={previous} onStep={onStep}>
        <ChevronUp aria-hidden />
      </Step>
      <Step way="Next" hotkey="J" to={next} onStep={onStep}>
        <ChevronDown aria-hidden />
      </Step>
    </>
  );
}

type StepProps = {
  way: string;
  hotkey: string;
  to: Neighbour | null;
  onStep?: (neighbour: Neighbour) => void;
  children: ReactNode;
};

function Step({ way, hotkey, to, onStep, children }: StepProps) {
  const look = { variant: "ghost", size: "icon-sm" } as const;
  if (!to) {
    return (
      <Button {...look} disabled aria-label={`${way} opportunity: none`}>
        {children}
      </Button>
    );
  }
  const name = {
    "aria-label": `${way} opportunity: ${to.name}`,
    title: `${way}: ${to.name} (${hotkey})`,
  };
  if (onStep) {
    return (
      <Button {...look} {...name} aria-keyshortcuts={hotkey} onClick={() => onStep(to)}>
        {children}
      </Button>
    );
  }
  return (
    <Button asChild {...look}>
      {/* A plain link: from a page of its own it leads to another page, not to a sheet over this one. */}
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
