import { MAX_SUBJECT } from "@/lib/domain/activities/rules";

const SHORT = 120;

/** What was typed, as an activity's subject and body: one short line is all subject, more is kept whole beside its beginning. */
export function splitNote(
  text: string,
  fallback: string,
): { subject: string; body: string | null } {
  const whole = text.trim();
  const [line = ""] = whole.split("\n");
  if (whole === "") return { subject: fallback, body: null };
  if (whole === line && line.length <= MAX_SUBJECT) return { subject: line, body: null };
  return {
    subject: line.length > SHORT ? `${line.slice(0, SHORT - 1).trimEnd()}…` : line.trim(),
    body: whole,
  };
}

/** What is to be read of it: the body says the subject again when it was split off. */
export function joinNote({ subject, body }: { subject: string; body: string | null }): string {
  if (body === null) return subject;
  return body.startsWith(subject.replace(/…$/, "")) ? body : `${subject}\n${body}`;
}
