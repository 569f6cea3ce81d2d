import { Agent, request } from "node:http";

export type Answer = { status: number; text: string };

/** A client of one server over kept-alive connections, with a token if given. */
export function client(baseUrl: string, token?: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return (method: string, path: string, body?: unknown): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const text =
        body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body);
      const headers: Record<string, string | number> = {};
      if (token) headers.authorization = `Bearer ${token}`;
      if (text !== undefined) {
        headers["content-type"] = "application/json";
        headers["content-length"] = Buffer.byteLength(text);
      }
      const sent = request(`${baseUrl}${path}`, { method, headers, agent }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
        answer.on("error", reject);
      });
      sent.on("error", reject);
      sent.end(text);
    });
}

export type Client = ReturnType<typeof client>;

/** The same client; throws unless a call succeeds. */
export function insisting(call: Client) {
  return async (method: string, path: string, body?: unknown) => {
    const answer = await call(method, path, body);
    if (answer.status >= 400 || answer.status === 0) {
      throw new Error(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
    }
    return answer.text;
  };
}
