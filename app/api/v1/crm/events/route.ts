import { LiveChangesQuery } from "@/lib/domain/live-feed/schema";
import { parse } from "@/lib/domain/validation";
import { sentValues } from "@/lib/http/crm-api/parse-query";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";
import { EVENT_STREAM_HEADERS, openEventStream } from "@/lib/http/event-stream";
import { Reply } from "@/lib/http/reply";
import { PlainText } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: view({ 200: PlainText }, async ({ actor, query, request }) => {
      // A browser reconnects with its first query, and with the last id it received in the header.
      const lastEventId = request.headers.get("last-event-id") || undefined;
      const { since } = parse(LiveChangesQuery, {
        ...sentValues(query, ["since"]),
        ...(lastEventId && { since: lastEventId }),
      });
      if (request.method === "HEAD") return new Reply(200, null, EVENT_STREAM_HEADERS);
      const body = await openEventStream(
        request,
        actor,
        since === undefined ? null : BigInt(since),
      );
      return new Reply(200, body, EVENT_STREAM_HEADERS);
    }),
  },
);
