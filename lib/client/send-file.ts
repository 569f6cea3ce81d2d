import { crmUrl, type Query } from "./crm-url";
import { noteResponse, sessionHeaders } from "./page-session";
import { refusal, unreachable } from "./refusal";
import { keepRetryKey, takeRetryKey } from "./retry-key";

type Options = {
  type: string;
  query?: Query;
  /** Called with the sent share of the file, from 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
};

/**
 * Posts a file and resolves to the JSON of the response, without a time limit. The same file sent
 * again after an unknown outcome is imported once. Throws `ApiError` for an error response and for a
 * lost connection, and an AbortError after an abort of `signal`.
 */
export function sendFile<Body>(path: string, file: File, options: Options): Promise<Body> {
  const { type, query, onProgress, signal } = options;
  const address = crmUrl(path, query);
  const sent = `${address}\n${file.name} ${file.size} ${file.lastModified}`;
  const key = query?.dry_run ? undefined : takeRetryKey(sent);
  return new Promise((resolve, reject) => {
    // fetch does not report upload progress.
    const request = new XMLHttpRequest();
    request.open("POST", address);
    const headers = { ...sessionHeaders(), Accept: "application/json", "Content-Type": type };
    for (const [name, value] of Object.entries({
      ...headers,
      ...(key && { "Idempotency-Key": key }),
    }))
      request.setRequestHeader(name, value);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 1);
    request.upload.onload = () => onProgress(1);
    request.onerror = () => reject(unreachable("POST"));
    request.onabort = () => reject(new DOMException("The request was aborted", "AbortError"));
    request.onload = () => {
      const { status, response } = request;
      noteResponse(status);
      if (status >= 200 && status < 300 && response !== null) resolve(response as Body);
      else reject(status >= 200 && status < 300 ? unreachable("POST") : refusal(status, response));
    };
    request.onloadend = () =>
      key && keepRetryKey(sent, key, request.response === null ? 0 : request.status);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
