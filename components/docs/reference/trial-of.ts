import type { OwnUser } from "@/lib/client/fetch-own-user";
import type { Trial } from "@/lib/client/send-trial";
import type { RequestToTry } from "./request-to-try";

/** What the user filled in: parameters by place and name, and the body. */
export type TrialInput = { parameters: Record<string, string>; body: string };

/** Time after which a response that does not end is cut, in ms. */
const STREAM_MS = 3_000;

/** Key of a parameter in the input: a name may be in the path and in the query. */
export function keyOf({ place, name }: RequestToTry["parameters"][number]): string {
  return `${place} ${name}`;
}

/** Returns the request for what was filled in; empty parameters are not sent. */
export function trialOf(request: RequestToTry, input: TrialInput, user: OwnUser): Trial {
  const { method, path, parameters, body, isStream } = request;
  const query = new URLSearchParams();
  const headers: Record<string, string> = {
    "Expected-Session": `${user.id}@${user.organizationId}`,
  };
  let address = path;
  for (const parameter of parameters) {
    const value = input.parameters[keyOf(parameter)]?.trim() ?? "";
    if (parameter.place === "path")
      address = address.replace(`{${parameter.name}}`, () => segmentOf(value));
    else if (value !== "" && parameter.place === "header") headers[parameter.name] = value;
    else if (value !== "" && parameter.hasMembers) appendMembers(query, parameter.name, value);
    else if (value !== "") query.append(parameter.name, value);
  }
  const sendsBody = body !== undefined && input.body.trim() !== "";
  if (sendsBody) headers["Content-Type"] = body.mediaType;
  return {
    method,
    address: query.size > 0 ? `${address}?${query}` : address,
    headers,
    ...(sendsBody && { body: input.body }),
    ...(isStream && { stopAfterMs: STREAM_MS }),
  };
}

/** A browser would follow `.` and `..` to another path; no record has such an id. */
function segmentOf(value: string): string {
  return /^\.\.?$/.test(value) ? value.replaceAll(".", "%252E") : encodeURIComponent(value);
}

/** `name=Acme&status=won` for `where` becomes `where[name]=Acme` and `where[status]=won`. */
function appendMembers(query: URLSearchParams, name: string, value: string) {
  for (const [member, text] of new URLSearchParams(value)) query.append(`${name}[${member}]`, text);
}
