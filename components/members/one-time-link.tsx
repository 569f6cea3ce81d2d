"use client";

import { useId } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";

type OneTimeLinkProps = {
  /** The page of the link, such as `/invite`. */
  path: string;
  token: string;
  /** How to share the link and how long it is valid. */
  note: string;
};

/**
 * A link to copy, shown only once. Its token follows the `#`, which browsers do not send to
 * servers.
 */
export function OneTimeLink({ path, token, note }: OneTimeLinkProps) {
  const id = useId();
  const link = `${window.location.origin}${path}#${token}`;
  return (
    <div className="flex flex-col gap-1">
      <Label htmlFor={id}>Link</Label>
      <div className="flex gap-2">
        <Input
          id={id}
          readOnly
          value={link}
          aria-describedby={`${id}-note`}
          onFocus={(event) => event.currentTarget.select()}
          className="font-mono text-xs!"
        />
        <CopyButton text={link} label="Copy link" />
      </div>
      <p id={`${id}-note`} className="mt-1 text-ink-muted">
        {note}
      </p>
    </div>
  );
}
