"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { OwnUser } from "@/lib/client/fetch-own-user";
import { sendTrial, type TrialResponse } from "@/lib/client/send-trial";
import type { RequestToTry } from "./request-to-try";
import { keyOf, trialOf } from "./trial-of";
import { TrialResult } from "./trial-result";
import { useSessionOfPage } from "./use-session-of-page";

/** Sends the operation's request as the signed-in user, and shows the response. */
export function TryIt({ request }: { request: RequestToTry }) {
  const user = useSessionOfPage();
  return (
    <div className="docs-trial">
      {user === undefined && <p role="status">Asking who is signed in …</p>}
      {user === null && <SignInFirst anchor={request.id} />}
      {user && <TrialForm request={request} user={user} />}
    </div>
  );
}

function SignInFirst({ anchor }: { anchor: string }) {
  const here = `${location.pathname}#${anchor}`;
  return (
    <p role="status">
      <a href={`/sign-in?callbackUrl=${encodeURIComponent(here)}`}>Sign in</a> to send requests from
      here, with your own permissions.
    </p>
  );
}

function hintFor({ place, hasMembers }: RequestToTry["parameters"][number]): string | undefined {
  if (hasMembers) return "As name=value";
  return place === "header" ? "Header" : undefined;
}

type State = "idle" | "sending" | "failed" | TrialResponse;

function TrialForm({ request, user }: { request: RequestToTry; user: OwnUser }) {
  const [parameters, setParameters] = useState<Record<string, string>>({});
  const [body, setBody] = useState(request.body?.example ?? "");
  const [missing, setMissing] = useState<string>();
  const [state, setState] = useState<State>("idle");
  const writes = request.method !== "GET";
  const send = async () => {
    const empty = request.parameters.find(
      (parameter) => parameter.isRequired && !parameters[keyOf(parameter)]?.trim(),
    );
    setMissing(empty && keyOf(empty));
    if (empty) return;
    setState("sending");
    setState(
      await sendTrial(trialOf(request, { parameters, body }, user)).catch(() => "failed" as const),
    );
  };
  return (
    <form
      aria-label={`Try it: ${request.title}`}
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p className="text-ink-muted">
        As {user.name}, {user.role.toLowerCase()} of {user.organization}.
        {writes && <strong className="text-danger-ink"> This changes real data.</strong>}
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        {request.parameters.map((parameter) => (
          <Field
            key={keyOf(parameter)}
            label={parameter.name}
            hint={hintFor(parameter)}
            error={missing === keyOf(parameter) ? "Enter a value" : undefined}
            required={parameter.isRequired}
          >
            {(control) => (
              <Input
                {...control}
                value={parameters[keyOf(parameter)] ?? ""}
                onChange={(event) =>
                  setParameters({ ...parameters, [keyOf(parameter)]: event.target.value })
                }
              />
            )}
          </Field>
        ))}
      </div>
      {request.body && (
        <Field label="Body" hint={request.body.mediaType}>
          {(control) => (
            <Textarea
              {...control}
              rows={Math.min(14, body.split("\n").length + 1)}
              spellCheck={false}
              className="font-mono"
              value={body}
              onChange={(event) => setBody(event.target.value)}
            />
          )}
        </Field>
      )}
      <Button
        type="submit"
        variant={writes ? "danger" : "primary"}
        busy={state === "sending"}
        className="self-start"
      >
        Send {request.method}
      </Button>
      <TrialResult state={state} />
    </form>
  );
}
