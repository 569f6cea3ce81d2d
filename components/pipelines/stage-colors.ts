/** The palette of stage colors with their names; `null` uses the color of the stage's type. */
export const STAGE_COLORS: readonly (readonly [string | null, string])[] = [
  [null, "None"],
  ["#64748b", "Slate"],
  ["#0284c7", "Blue"],
  ["#4f46e5", "Indigo"],
  ["#9333ea", "Purple"],
  ["#db2777", "Pink"],
  ["#dc2626", "Red"],
  ["#ea580c", "Orange"],
  ["#d97706", "Amber"],
  ["#65a30d", "Lime"],
  ["#16a34a", "Green"],
  ["#0d9488", "Teal"],
];

/** Returns the name of a color, or its code if it is not in the palette. */
export function colorName(color: string | null): string {
  return (
    STAGE_COLORS.find(([value]) => value === (color?.toLowerCase() ?? null))?.[1] ?? `${color}`
  );
}
