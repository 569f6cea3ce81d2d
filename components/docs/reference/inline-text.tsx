/** Text of an API description: its paragraphs, with `code` between backticks. */
export function InlineText({ text, className }: { text: string; className?: string }) {
  return text.split(/\n{2,}/).map((paragraph) => (
    <p key={paragraph} className={className}>
      <Words text={paragraph} />
    </p>
  ));
}

/** One line of an API description. */
export function Words({ text }: { text: string }) {
  return text
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.startsWith("`") ? <code key={part}>{part.slice(1, -1)}</code> : part.replaceAll("*", ""),
    );
}
