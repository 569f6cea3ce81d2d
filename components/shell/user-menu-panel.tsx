"use client";

import { BookOpen, CircleUserRound, LogOut, Monitor, Moon, Sun } from "lucide-react";
import Link from "next/link";
import { useTheme } from "next-themes";
import type { ReactNode } from "react";
import { signOut } from "@/components/auth/sign-out";
import { switchOrganization } from "@/components/auth/switch-organization";
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import type { ShellProps } from "./shell-props";

const THEMES = [
  { value: "light", name: "Light", icon: Sun },
  { value: "dark", name: "Dark", icon: Moon },
  { value: "system", name: "System", icon: Monitor },
];

type UserMenuPanelProps = ShellProps & { trigger: ReactNode; onClose: () => void };

/** The open user menu: profile, documentation, organizations, theme and sign-out. */
export function UserMenuPanel({
  organizationId,
  organizations,
  user,
  role,
  trigger,
  onClose,
}: UserMenuPanelProps) {
  const { theme, setTheme } = useTheme();
  return (
    <DropdownMenu open onOpenChange={onClose} className="w-56" trigger={trigger}>
      <DropdownMenuLabel className="font-normal!">
        Signed in as <span className="font-medium text-ink">{user}</span>, {role.toLowerCase()}
      </DropdownMenuLabel>
      <DropdownMenuItem asChild>
        <Link href="/settings/profile">
          <CircleUserRound aria-hidden />
          Profile
        </Link>
      </DropdownMenuItem>
      <DropdownMenuItem asChild>
        <Link href="/docs" prefetch={false}>
          <BookOpen aria-hidden />
          Help and documentation
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
                <span dir="auto" className="truncate">
                  {name}
                </span>
              </DropdownMenuRadioItem>
            ))}
          </DropdownMenuRadioGroup>
        </>
      )}
      <DropdownMenuSeparator />
      <DropdownMenuLabel>Theme</DropdownMenuLabel>
      <DropdownMenuRadioGroup aria-label="Theme" value={theme} onValueChange={setTheme}>
        {THEMES.map(({ value, name, icon: Icon }) => (
          <DropdownMenuRadioItem
            key={value}
            value={value}
            onSelect={(event) => event.preventDefault()}
          >
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
