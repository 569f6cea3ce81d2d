import { Badge } from "@/components/ui/badge";
import type { StageType } from "@/lib/domain/pipelines/schema";

const LOOKS = {
  open: { tone: "neutral", text: "Open" },
  won: { tone: "success", text: "Won" },
  lost: { tone: "danger", text: "Lost" },
} as const;

/** Shows whether an opportunity is open, won or lost. */
export function StatusBadge({ status }: { status: StageType }) {
  const { tone, text } = LOOKS[status];
  return <Badge tone={tone}>{text}</Badge>;
}
