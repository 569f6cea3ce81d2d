import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { ApiKeyRecord } from "@/lib/domain/api-keys/schema";

/** A new key; the server returns the full key only once. */
export type NewKey = { apiKey: ApiKeyRecord; key: string };

/**
 * The full text of a new key with a request to try it, shown until it is dismissed or the page is
 * left.
 */
export function NewApiKey({
  created: { apiKey, key },
  onDone,
}: {
  created: NewKey;
  onDone: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const curl = `curl -H "Authorization: Bearer ${key}" ${window.location.origin}/api/v1/crm/opportunity_pipelines`;
  return (
    <section
      aria-labelledby="new-api-key"
      className="flex flex-col gap-3 rounded-lg border bg-accent-soft p-4"
    >
      <div>
        <h2 ref={heading} id="new-api-key" tabIndex={-1} className="font-semibold outline-none">
          {apiKey.name} is ready
        </h2>
        <p className="text-ink-muted">Copy the key now. You won’t be able to see it again.</p>
      </div>
      <Copied label="Key" text={key} />
      <Copied label="Try it" text={curl} />
      <div>
        <Button variant="primary" onClick={onDone}>
          I’ve saved it
        </Button>
      </div>
    </section>
  );
}

function Copied({ label, text }: { label: string; text: string }) {
  return (
    <div className="flex gap-2 max-sm:flex-col sm:items-end">
      <Field label={label} className="sm:flex-1">
        {(control) => (
          <Textarea
            {...control}
            readOnly
            rows={1}
            value={text}
            onFocus={(event) => event.currentTarget.select()}
            className="resize-none break-all font-mono text-xs!"
          />
        )}
      </Field>
      <CopyButton text={text} />
    </div>
  );
}
