import { CircleCheckBig, type LucideIcon, Mail, Phone, StickyNote, Users } from "lucide-react";
import type { ActivityKind } from "@/lib/domain/activities/schema";

type KindLook = {
  name: string;
  icon: LucideIcon;
  /** What an activity of this kind is called when nobody says. */
  subject: string;
};

/** How the kinds of activities are called and drawn. */
export const KINDS: Record<ActivityKind, KindLook> = {
  note: { name: "Note", icon: StickyNote, subject: "Note" },
  call: { name: "Call", icon: Phone, subject: "Call" },
  email: { name: "E-mail", icon: Mail, subject: "E-mail" },
  meeting: { name: "Meeting", icon: Users, subject: "Meeting" },
  task: { name: "Task", icon: CircleCheckBig, subject: "Follow up" },
};
