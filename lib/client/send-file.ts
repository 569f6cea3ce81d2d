import { crmUrl, type Query } from "./crm-url";
import { refusal, unreachable } from "./refusal";

type Options = {
  type: string;
  query?: Query;
  /** Called with the sent share of the file, from 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
};

/**
 * Posts a file and resolves to the JSON of the response, without a time limit. Throws `ApiError`
 * for an error response and for a lost connection, and an AbortError after an abort of `signal`.
 */
export function sendFile<Body>(path: string, file: File, options: Options): Promise<Body> {
  const { type, query, onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    // fetch does not report upload progress.
    const request = new XMLHttpRequest();
    request.open("POST", crmUrl(path, query));
    request.setRequestHeader("Content-Type", type);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 1);
    request.upload.onload = () => onProgress(1);
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new DOMException("The request was aborted", "AbortError"));
    request.onload = () => {
      const { status, response } = request;
      if (status >= 200 && status < 300 && response !== null) resolve(response as Body);
      else reject(status >= 200 && status < 300 ? unreachable() : refusal(status, response));
    };
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
