import type { ReferenceParameter } from "@/lib/docs/reference/reference";

/** What the form for trying an operation needs to know about it. */
export type RequestToTry = {
  /** The operation's id, which is its anchor on the page. */
  id: string;
  title: string;
  method: string;
  /** With its parameters in braces: `/api/deals/{id}`. */
  path: string;
  parameters: ReferenceParameter[];
  body?: { mediaType: string; example: string };
  /** The response does not end: only its beginning is shown. */
  isStream: boolean;
};
