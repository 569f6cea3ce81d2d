import clsx from "clsx";

type AvatarProps = {
  name: string;
  size?: "sm" | "md";
  /** Hides the avatar from screen readers, since the name is next to it. */
  decorative?: boolean;
  className?: string;
};

/** A person's initials on a tint derived from the name. */
export function Avatar({ name, size = "sm", decorative, className }: AvatarProps) {
  return (
    <span
      {...(decorative ? { "aria-hidden": true } : { role: "img", "aria-label": name, title: name })}
      style={{
        backgroundColor: `hsl(${hueOf(name)} var(--avatar-saturation) var(--avatar-lightness))`,
      }}
      className={clsx(
        "inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold text-ink",
        size === "sm" ? "size-5 text-[0.5625rem]" : "size-7 text-2xs",
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .map((word) => [...word]);
  const letters = [words.at(0)?.[0], words.length > 1 ? words.at(-1)?.[0] : words[0]?.[1]];
  return letters.join("").toUpperCase() || "?";
}

function hueOf(name: string): number {
  return [...name].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7);
}
