import {
  Building2,
  CircleDollarSign,
  CircleUserRound,
  Contact,
  Database,
  Kanban,
  KeyRound,
  Landmark,
  type LucideIcon,
  Sprout,
  Sun,
  Trash2,
  Users,
} from "lucide-react";
import { type Permission, permissionsOfRole, type Role } from "@/lib/domain/permissions";

type Screen = { name: string; href: string; icon: LucideIcon; permission?: Permission };

const GROUPS: { name: string; screens: Screen[] }[] = [
  {
    name: "CRM",
    screens: [
      { name: "Opportunities", href: "/crm/opportunities", icon: CircleDollarSign },
      { name: "My day", href: "/crm/my-day", icon: Sun },
      { name: "Leads", href: "/crm/leads", icon: Sprout },
      { name: "Contacts", href: "/crm/contacts", icon: Contact },
      { name: "Accounts", href: "/crm/accounts", icon: Building2 },
      { name: "Trash", href: "/crm/trash", icon: Trash2 },
    ],
  },
  {
    name: "Settings",
    screens: [
      { name: "Profile", href: "/settings/profile", icon: CircleUserRound },
      {
        name: "Pipelines",
        href: "/settings/pipelines",
        icon: Kanban,
        permission: "EDIT_SALES_PIPELINES",
      },
      {
        name: "Members",
        href: "/settings/members",
        icon: Users,
        permission: "MANAGE_ORGANIZATION",
      },
      {
        name: "API keys",
        href: "/settings/api-keys",
        icon: KeyRound,
        permission: "MANAGE_ORGANIZATION",
      },
      {
        name: "Organization",
        href: "/settings/organization",
        icon: Landmark,
        permission: "MANAGE_ORGANIZATION",
      },
      {
        name: "Data",
        href: "/settings/data",
        icon: Database,
        permission: "MANAGE_SHARED_PIPELINES",
      },
    ],
  },
];

/** Returns the screens that a role may open, in groups. */
export function screensFor(role: Role) {
  return GROUPS.map(({ name, screens }) => ({
    name,
    screens: screens.filter(
      ({ permission }) => !permission || permissionsOfRole(role).includes(permission),
    ),
  }));
}
