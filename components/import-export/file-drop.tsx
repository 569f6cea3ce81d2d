"use client";

import clsx from "clsx";
import { FileUp } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

type FileDropProps = {
  /** The button's text, such as `Choose a backup`. */
  label: string;
  hint: string;
  accept: string;
  onChoose: (file: File) => void;
};

/** A drop area with a button that chooses a file. */
export function FileDrop({ label, hint, accept, onChoose }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onChoose(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button offers the same action to the keyboard
    <div
      onDragOver={over}
      onDragEnter={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={clsx(
        "flex flex-col items-center gap-2 rounded border border-dashed px-4 py-6 text-center transition-colors",
        isOver ? "border-accent bg-accent-soft" : "border-line-strong",
      )}
    >
      <Button onClick={() => input.current?.click()}>
        <FileUp aria-hidden />
        {label}
      </Button>
      <p className="text-ink-faint text-xs">{hint}</p>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label={label}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onChoose(file);
          event.target.value = "";
        }}
      />
    </div>
  );
}
