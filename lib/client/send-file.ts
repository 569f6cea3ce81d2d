import { crmUrl, type Query } from "./crm-url";
import { refusal, unreachable } from "./refusal";

type Options = {
  type: string;
  query?: Query;
  /** Hears what share of the file, 0 to 1, has been sent. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
};

/**
 * Posts a file as it lies on the disk and resolves to the answer's JSON, however long the work takes. Throws `ApiError`
 * for a refusal and for a connection that is lost, an AbortError after an abort of `signal`.
 */
export function sendFile<Answer>(path: string, file: File, options: Options): Promise<Answer> {
  const { type, query, onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    // fetch does not tell how much it has sent.
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
      if (status >= 200 && status < 300 && response !== null) resolve(response as Answer);
      else reject(status >= 200 && status < 300 ? unreachable() : refusal(status, response));
    };
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
