/**
 * A response before it is sent: status, body (an object, ready JSON text, a stream or null) and its
 * own headers.
 */
export class Reply {
  constructor(
    readonly status: number,
    readonly body: object | JsonText | ReadableStream<Uint8Array> | null = null,
    readonly headers: Record<string, string> = {},
    /** Values of `Set-Cookie`. */
    readonly cookies: readonly string[] = [],
  ) {}

  /** Returns the body's text, null if there is no body, undefined for a stream. */
  text(): string | null | undefined {
    if (this.body === null) return null;
    if (this.body instanceof ReadableStream) return undefined;
    return this.body instanceof JsonText ? this.body.text : JSON.stringify(this.body);
  }

  /** Returns the response with the `common` headers; the reply's own headers override them. */
  toResponse(common: Record<string, string>): Response {
    const headers = new Headers({
      ...common,
      ...(this.body === null ? {} : { "Content-Type": "application/json" }),
      ...this.headers,
    });
    for (const cookie of this.cookies) headers.append("Set-Cookie", cookie);
    const body = this.body instanceof ReadableStream ? this.body : this.text();
    return new Response(body, { status: this.status, headers });
  }
}

/** Text that is JSON already, such as a list serialized by PostgreSQL. */
export class JsonText {
  constructor(readonly text: string) {}

  /**
   * Returns an object whose members are ready JSON texts or plain values; `undefined` members are
   * left out.
   */
  static object(members: Record<string, unknown>): JsonText {
    return new JsonText(`{${JsonText.members(members)}}`);
  }

  /** Returns the members of `object` without the braces, for a stream that began the object. */
  static members(members: Record<string, unknown>): string {
    return Object.entries(members)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${JSON.stringify(name)}:${textOf(value)}`)
      .join(",");
  }
}

function textOf(value: unknown): string {
  return value instanceof JsonText ? value.text : JSON.stringify(value);
}
