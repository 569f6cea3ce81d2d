import { Navigation } from "./navigation";
import { PaletteButton } from "./palette-button";
import type { ShellProps } from "./shell-props";
import { UserMenu } from "./user-menu";

/** The desktop's navigation: who you are and where, then the screens. */
export function Sidebar(who: ShellProps) {
  return (
    <aside className="hidden w-56 shrink-0 flex-col border-r bg-canvas p-2 md:flex">
      <UserMenu {...who} />
      <PaletteButton role={who.role} />
      <Navigation role={who.role} />
    </aside>
  );
}
