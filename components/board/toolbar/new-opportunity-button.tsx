"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useHotkey } from "@/components/ui/use-hotkey";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

const load = () => import("@/components/opportunities/new-opportunity-dialog");
const NewOpportunityDialog = dynamic(() => load().then((module) => module.NewOpportunityDialog), {
  ssr: false,
});

type NewOpportunityButtonProps = {
  pipeline: PipelineRecord;
  members: { user_id: string; name: string }[];
  currentUserId: string;
  currency: string;
  label?: string;
  /** For the toolbar: on a phone only its icon shows, and the key N presses it. */
  isCompact?: boolean;
};

/** Opens the form for a new opportunity. The form is loaded on hover, on focus or when it opens. */
export function NewOpportunityButton({ label, isCompact, ...props }: NewOpportunityButtonProps) {
  const [open, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  const change = (isOpen: boolean) => {
    setOpen(isOpen);
    setOpened(true);
  };
  return (
    <>
      {isCompact && <NewKey onPress={() => change(true)} />}
      {isCompact && <NewAddress onOpen={() => change(true)} />}
      <Button
        variant="primary"
        aria-keyshortcuts={isCompact ? "N" : undefined}
        onClick={() => change(true)}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
      >
        <Plus aria-hidden />
        {isCompact ? (
          <span className="max-sm:sr-only">
            New<span className="@max-5xl:sr-only"> opportunity</span>
          </span>
        ) : (
          label
        )}
      </Button>
      {wasOpened && <NewOpportunityDialog {...props} open={open} onOpenChange={change} />}
    </>
  );
}

/** Opens the form once if the address contains `new=opportunity`, which it removes. */
function NewAddress({ onOpen }: { onOpen: () => void }) {
  const address = useSearchParams();
  const latest = useRef(onOpen);
  useEffect(() => {
    if (address.get("new") !== "opportunity") return;
    const rest = new URLSearchParams(address);
    rest.delete("new");
    window.history.replaceState(null, "", `?${rest}`);
    latest.current();
  }, [address]);
  return null;
}

function NewKey({ onPress }: { onPress: () => void }) {
  useHotkey("n", onPress);
  return null;
}
