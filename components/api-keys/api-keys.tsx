"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { showFailure } from "@/components/forms/show-failure";
import { Page } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { revokeApiKey } from "@/lib/client/api-keys";
import type { ApiKeyRecord } from "@/lib/domain/api-keys/schema";
import { ApiKeyTable } from "./api-key-table";
import { CreateApiKeyDialog } from "./create-api-key-dialog";
import { NewApiKey, type NewKey } from "./new-api-key";

/** `now` is when the server rendered the page, so that server and browser render the same times. */
type ApiKeysProps = { apiKeys: ApiKeyRecord[]; timeZone: string; now: string };

/** The organization's API keys, with creation and revocation. */
export function ApiKeys({ apiKeys, timeZone, now }: ApiKeysProps) {
  const router = useRouter();
  const [isCreating, setCreating] = useState(false);
  const [created, setCreated] = useState<NewKey>();
  const [keyToRevoke, setKeyToRevoke] = useState<ApiKeyRecord>();
  const [isRevoking, setRevoking] = useState(false);
  // Shows a revocation before the refreshed list arrives.
  const [ended, setEnded] = useState<string[]>([]);
  const shown = apiKeys.map((apiKey) =>
    ended.includes(apiKey.id) ? { ...apiKey, revoked_at: now } : apiKey,
  );

  const revoke = async ({ id, name }: ApiKeyRecord) => {
    setRevoking(true);
    try {
      await revokeApiKey(id);
      setKeyToRevoke(undefined);
      setEnded((current) => [...current, id]);
      if (created?.apiKey.id === id) setCreated(undefined);
      toast.success(`${name} was revoked`);
      router.refresh();
    } catch (error) {
      showFailure(error, `${name} was not revoked`, `${name} may have been revoked`);
    } finally {
      setRevoking(false);
    }
  };

  const create = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      New API key
    </Button>
  );
  return (
    <Page
      title="API keys"
      description={
        <>
          API keys let other apps read and change your data.{" "}
          <Link
            href="/docs#your-first-opportunity-in-five-minutes"
            prefetch={false}
            className="text-accent-ink underline underline-offset-2"
          >
            How to use one
          </Link>
        </>
      }
      actions={apiKeys.length > 0 && create}
    >
      {created && (
        <NewApiKey key={created.key} created={created} onDone={() => setCreated(undefined)} />
      )}
      {apiKeys.length > 0 ? (
        <ApiKeyTable apiKeys={shown} timeZone={timeZone} now={now} onRevoke={setKeyToRevoke} />
      ) : (
        <div className="flex flex-col items-center gap-1.5 rounded-lg border border-dashed px-6 py-12 text-center">
          <h2 className="font-semibold">No API keys yet</h2>
          <p className="max-w-sm text-ink-muted">
            Create one key per app, so that you can revoke it without affecting the others.
          </p>
          <div className="mt-3">{create}</div>
        </div>
      )}
      {isCreating && (
        <CreateApiKeyDialog
          timeZone={timeZone}
          onClose={() => setCreating(false)}
          onCreated={(key) => {
            setCreating(false);
            setCreated(key);
            router.refresh();
          }}
        />
      )}
      <ConfirmDialog
        open={keyToRevoke !== undefined}
        onOpenChange={(open) => open || setKeyToRevoke(undefined)}
        title={`Revoke ${keyToRevoke?.name}?`}
        description="Apps using this key stop working immediately. This can’t be undone."
        action="Revoke"
        danger
        busy={isRevoking}
        onConfirm={() => keyToRevoke && void revoke(keyToRevoke)}
      />
    </Page>
  );
}
