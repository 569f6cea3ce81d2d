import { CircleCheckBig, type LucideIcon, Mail, Phone, StickyNote, Users } from "lucide-react";
import type { ActivityKind } from "@/lib/domain/activities/schema";

type KindLook = {
  name: string;
  icon: LucideIcon;
  /** The subject of an activity without one of its own. */
  subject: string;
};

/** The name and icon of each kind of activity. */
export const KINDS: Record<ActivityKind, KindLook> = {
  note: { name: "Note", icon: StickyNote, subject: "Note" },
  call: { name: "Call", icon: Phone, subject: "Call" },
  email: { name: "Email", icon: Mail, subject: "Email" },
  meeting: { name: "Meeting", icon: Users, subject: "Meeting" },
  task: { name: "Task", icon: CircleCheckBig, subject: "Follow up" },
};
