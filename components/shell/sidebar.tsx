import type { Role } from "@/lib/domain/permissions";
import { Navigation } from "./navigation";
import { PaletteButton } from "./palette-button";
import { UserMenu } from "./user-menu";

export type ShellProps = { organization: string; user: string; role: Role };

/** The desktop's navigation: who you are and where, then the screens. */
export function Sidebar({ organization, user, role }: ShellProps) {
  return (
    <aside className="hidden w-56 shrink-0 flex-col border-r bg-canvas p-2 md:flex">
      <UserMenu organization={organization} user={user} role={role} />
      <PaletteButton role={role} />
      <Navigation role={role} />
    </aside>
  );
}
