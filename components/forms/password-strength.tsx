import clsx from "clsx";
import { surprises, weaknessOf } from "@/lib/domain/passwords/rules";
import { capitalize } from "./capitalize";

/** Characters that do not follow from those before them, in a password that is rated as strong. */
const STRONG = 14;

/**
 * How strong a new password is, by length and by what it is made of. Whether it is common or leaked
 * only the server knows. Shows nothing before the first character.
 */
export function PasswordStrength({ password, about }: { password: string; about?: string[] }) {
  const weakness = password && weaknessOf(password, about);
  const level = weakness ? 1 : surprises(password) < STRONG ? 2 : 3;
  return (
    <>
      {password && (
        <span aria-hidden className="flex gap-1">
          {[1, 2, 3].map((step) => (
            <span
              key={step}
              className={clsx("h-1 flex-1 rounded-full", step <= level ? COLORS[level] : "bg-line")}
            />
          ))}
        </span>
      )}
      <p role="status" className="text-ink-muted text-xs empty:hidden">
        {password && (weakness ? capitalize(weakness) : TEXTS[level])}
      </p>
    </>
  );
}

const TEXTS: Record<number, string> = { 2: "Good password", 3: "Strong password" };
const COLORS: Record<number, string> = {
  1: "bg-danger",
  2: "bg-warning-ink",
  3: "bg-success-ink",
};
