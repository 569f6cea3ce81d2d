/** An answer: a status, what it carries (an object, JSON text that is ready, a stream, or nothing), and headers of its own. */
export class Reply {
  constructor(
    readonly status: number,
    readonly body: object | JsonText | ReadableStream<Uint8Array> | null = null,
    readonly headers: Record<string, string> = {},
  ) {}

  toResponse(common: Record<string, string>): Response {
    const headers = {
      ...common,
      ...(this.body === null ? {} : { "Content-Type": "application/json" }),
      ...this.headers,
    };
    if (this.body === null || this.body instanceof ReadableStream)
      return new Response(this.body, { status: this.status, headers });
    const text = this.body instanceof JsonText ? this.body.text : JSON.stringify(this.body);
    return new Response(text, { status: this.status, headers });
  }
}

/** Text that is JSON already, such as a list that PostgreSQL wrote. */
export class JsonText {
  constructor(readonly text: string) {}
}
