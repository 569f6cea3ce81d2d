import { crmUrl, type Query } from "./crm-url";
import { sessionHeaders } from "./page-session";
import { refusal, unreachable } from "./refusal";

type Options = { query?: Query; onProgress: (bytes: number) => void; signal: AbortSignal };

/**
 * Downloads a file that the CRM API streams. Calls `onProgress` with the bytes received so far.
 * Throws `ApiError` for an error response and for a lost connection; rethrows an abort of `signal`.
 */
export async function receiveFile(
  path: string,
  { query, onProgress, signal }: Options,
): Promise<Blob> {
  try {
    const response = await fetch(crmUrl(path, query), {
      headers: sessionHeaders(),
      credentials: "same-origin",
      cache: "no-store",
      signal,
    });
    if (!response.ok) throw refusal(response.status, await response.json().catch(() => ({})));
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    const reader = response.body?.getReader();
    for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
      pieces.push(piece.value);
      bytes += piece.value.byteLength;
      onProgress(bytes);
    }
    return new Blob(pieces, { type: response.headers.get("content-type") ?? "" });
  } catch (error) {
    // Browsers report a lost connection as a TypeError.
    throw error instanceof TypeError ? unreachable("GET") : error;
  }
}
