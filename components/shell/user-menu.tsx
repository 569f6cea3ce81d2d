"use client";

import { ChevronsUpDown, CircleUserRound, LogOut, Monitor, Moon, Sun } from "lucide-react";
import Link from "next/link";
import { useTheme } from "next-themes";
import type { ComponentProps } from "react";
import { signOut } from "@/components/auth/sign-out";
import { switchOrganization } from "@/components/auth/switch-organization";
import { Avatar } from "@/components/ui/avatar";
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import type { ShellProps } from "./sidebar";

const THEMES = [
  { value: "light", name: "Light", icon: Sun },
  { value: "dark", name: "Dark", icon: Moon },
  { value: "system", name: "System", icon: Monitor },
];

/** Who is signed in and where, with the way to their other organizations, the theme and the way out. */
export function UserMenu({ organization, organizationId, organizations, user, role }: ShellProps) {
  const { theme, setTheme } = useTheme();
  return (
    <DropdownMenu className="w-56" trigger={<Trigger organization={organization} user={user} />}>
      <DropdownMenuLabel className="font-normal">
        Signed in as <span className="font-medium text-ink">{user}</span>, {role.toLowerCase()}
      </DropdownMenuLabel>
      <DropdownMenuItem asChild>
        <Link href="/settings/profile">
          <CircleUserRound aria-hidden />
          Profile
        </Link>
      </DropdownMenuItem>
      {organizations.length > 1 && (
        <>
          <DropdownMenuSeparator />
          <DropdownMenuLabel>Organization</DropdownMenuLabel>
          <DropdownMenuRadioGroup
            aria-label="Organization"
            value={organizationId}
            onValueChange={(id) => void switchOrganization(id)}
          >
            {organizations.map(({ id, name }) => (
              <DropdownMenuRadioItem key={id} value={id}>
                <span className="truncate">{name}</span>
              </DropdownMenuRadioItem>
            ))}
          </DropdownMenuRadioGroup>
        </>
      )}
      <DropdownMenuSeparator />
      <DropdownMenuLabel>Theme</DropdownMenuLabel>
      <DropdownMenuRadioGroup aria-label="Theme" value={theme} onValueChange={setTheme}>
        {THEMES.map(({ value, name, icon: Icon }) => (
          <DropdownMenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>
            <Icon aria-hidden />
            {name}
          </DropdownMenuRadioItem>
        ))}
      </DropdownMenuRadioGroup>
      <DropdownMenuSeparator />
      <DropdownMenuItem onSelect={() => void signOut()}>
        <LogOut aria-hidden />
        Sign out
      </DropdownMenuItem>
    </DropdownMenu>
  );
}

type TriggerProps = Pick<ShellProps, "organization" | "user"> & ComponentProps<"button">;

function Trigger({ organization, user, ...trigger }: TriggerProps) {
  return (
    <button
      type="button"
      {...trigger}
      className="flex w-full items-center gap-2 rounded p-1.5 text-left transition-colors hover:bg-hover data-[state=open]:bg-hover"
    >
      <Avatar name={user} size="md" decorative />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold">{organization}</span>
        <span className="block truncate text-ink-muted text-xs">{user}</span>
      </span>
      <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
    </button>
  );
}
