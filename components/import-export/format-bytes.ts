import { formatNumber } from "@/lib/format";

/** Formats a file size: `812 bytes`, `3.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${formatNumber(Math.round(bytes / 1_000))} KB`;
  return `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`;
}
