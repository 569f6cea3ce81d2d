export type Trial = {
  method: string;
  address: string;
  headers: Record<string, string>;
  body?: string;
  /** Returns what has arrived after this time; for a response that does not end. */
  stopAfterMs?: number;
};
export type TrialResponse = {
  status: number;
  statusText: string;
  headers: [name: string, value: string][];
  text: string;
  milliseconds: number;
};

/** Longest text that is shown. */
const MAX_CHARACTERS = 200_000;

/**
 * Sends a request with the browser's session and returns the response as it came, whatever its status.
 * Throws if the server cannot be reached.
 */
export async function sendTrial(trial: Trial): Promise<TrialResponse> {
  const { method, address, headers, body, stopAfterMs } = trial;
  const startedAt = performance.now();
  const response = await fetch(address, {
    method,
    headers,
    body,
    credentials: "same-origin",
    cache: "no-store",
  });
  const text = await readText(response, stopAfterMs);
  return {
    status: response.status,
    statusText: response.statusText,
    headers: [...response.headers],
    text,
    milliseconds: Math.round(performance.now() - startedAt),
  };
}

async function readText(response: Response, stopAfterMs?: number): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  const timer =
    stopAfterMs === undefined ? undefined : setTimeout(() => void reader.cancel(), stopAfterMs);
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
    if (text.length > MAX_CHARACTERS) {
      await reader.cancel();
      break;
    }
  }
  clearTimeout(timer);
  return text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;
}
