import { Navigation } from "./navigation";
import { PaletteButton } from "./palette-button";
import type { ShellProps } from "./shell-props";
import { UserMenu } from "./user-menu";

/** The desktop navigation: user menu, search and screens. */
export function Sidebar(props: ShellProps) {
  return (
    <aside className="hidden w-56 shrink-0 flex-col border-r bg-canvas p-2 md:flex">
      <UserMenu {...props} />
      <PaletteButton role={props.role} />
      <Navigation role={props.role} />
    </aside>
  );
}
