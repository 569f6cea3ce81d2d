import { DomainError } from "@/lib/domain/errors";
import { Reply } from "./reply";

/** Takes next-auth's answer in the place of a Node.js response. */
export class NextAuthAnswer {
  private code = 200;
  private readonly headers = new Map<string, string | string[]>();
  private body: object | null = null;

  /** `isJson`: the client asked for the address of a redirect as JSON. */
  constructor(private readonly isJson: boolean) {}

  status(code: number): this {
    this.code = code;
    return this;
  }

  getHeader(name: string): string | string[] | undefined {
    return this.headers.get(name.toLowerCase());
  }

  setHeader(name: string, value: string | string[]): this {
    this.headers.set(name.toLowerCase(), value);
    return this;
  }

  json(body: object): void {
    this.body = body;
  }

  send(body: unknown): void {
    if (typeof body === "object" && body !== null) this.body = body;
  }

  end(): void {}

  /**
   * Returns the answer as a reply, with `further` cookies and the `headers`. Throws `malformed_request` for a request that next-auth did not
   * take, such as one without a CSRF token.
   */
  reply(further: readonly string[], headers: Record<string, string> = {}): Reply {
    if (this.code >= 500) throw new Error(`next-auth returned ${this.code}`);
    const cookies = [this.headers.get("set-cookie") ?? []].flat().concat(further);
    const location = this.headers.get("location");
    if (typeof location === "string" && !this.isJson)
      return new Reply(
        302,
        null,
        { ...headers, Location: encodeURI(decodedURI(location)) },
        cookies,
      );
    if (this.code >= 400 && !(this.body && "url" in this.body))
      throw new DomainError("malformed_request", "Send the form with its CSRF token");
    return new Reply(this.code, this.body ?? {}, headers, cookies);
  }
}

/** An address may hold characters that a header cannot. */
function decodedURI(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
