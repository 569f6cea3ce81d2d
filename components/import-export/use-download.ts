"use client";

import { useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import { errorMessage } from "@/components/forms/error-message";
import { formatBytes } from "./format-bytes";
import { saveFile } from "./save-file";

type Receive = (options: {
  onProgress: (bytes: number) => void;
  signal: AbortSignal;
}) => Promise<Blob>;

type State =
  | { phase: "idle" }
  | { phase: "running"; bytes: number }
  | { phase: "failed"; detail: string };

/** One download at a time, with its progress. Leaving the page or `cancel` aborts it. */
export function useDownload() {
  const [state, setState] = useState<State>({ phase: "idle" });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (name: string, receive: Receive) => {
    const controller = new AbortController();
    running.current = controller;
    setState({ phase: "running", bytes: 0 });
    try {
      const onProgress = (bytes: number) => setState({ phase: "running", bytes });
      const file = await receive({ onProgress, signal: controller.signal });
      saveFile(file, name);
      setState({ phase: "idle" });
      toast.success(`${name} saved, ${formatBytes(file.size)}`);
    } catch (error) {
      if (controller.signal.aborted) setState({ phase: "idle" });
      else
        setState({
          phase: "failed",
          detail: errorMessage(error),
        });
    }
  };

  return { state, start, cancel: () => running.current?.abort() };
}
