import { MAX_SUBJECT } from "@/lib/domain/activities/rules";

const MAX_SHORT = 120;

/**
 * Splits a text into subject and body: a short line is the subject; for a longer text, the subject
 * is its beginning and the body the whole.
 */
export function splitNote(
  text: string,
  fallback: string,
): { subject: string; body: string | null } {
  const whole = text.trim();
  const [line = ""] = whole.split("\n");
  if (whole === "") return { subject: fallback, body: null };
  if (whole === line && line.length <= MAX_SUBJECT) return { subject: line, body: null };
  return {
    subject: line.length > MAX_SHORT ? `${line.slice(0, MAX_SHORT - 1).trimEnd()}…` : line.trim(),
    body: whole,
  };
}

/** Returns the text of an activity without repeating a subject that the body starts with. */
export function joinNote({ subject, body }: { subject: string; body: string | null }): string {
  if (body === null) return subject;
  return body.startsWith(subject.replace(/…$/, "")) ? body : `${subject}\n${body}`;
}
