/** An answer: a status, what it carries (an object, JSON text that is ready, a stream, or nothing), and headers of its own. */
export class Reply {
  constructor(
    readonly status: number,
    readonly body: object | JsonText | ReadableStream<Uint8Array> | null = null,
    readonly headers: Record<string, string> = {},
  ) {}

  /** The body's text, null where there is none; undefined for a stream, which has none until it is read. */
  text(): string | null | undefined {
    if (this.body === null) return null;
    if (this.body instanceof ReadableStream) return undefined;
    return this.body instanceof JsonText ? this.body.text : JSON.stringify(this.body);
  }

  toResponse(common: Record<string, string>): Response {
    const headers = {
      ...common,
      ...(this.body === null ? {} : { "Content-Type": "application/json" }),
      ...this.headers,
    };
    const body = this.body instanceof ReadableStream ? this.body : this.text();
    return new Response(body, { status: this.status, headers });
  }
}

/** Text that is JSON already, such as a list that PostgreSQL wrote. */
export class JsonText {
  constructor(readonly text: string) {}
}
