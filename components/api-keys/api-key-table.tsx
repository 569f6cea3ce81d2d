import clsx from "clsx";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Table, TableCell, TableHead } from "@/components/ui/table";
import type { ApiKeyRecord } from "@/lib/domain/api-keys/schema";
import { formatMoment, relativeTime } from "@/lib/format";

type ApiKeyTableProps = {
  apiKeys: ApiKeyRecord[];
  timeZone: string;
  now: string;
  onRevoke: (apiKey: ApiKeyRecord) => void;
};

/** The keys, valid ones first. On a phone the name cell has the most important columns. */
export function ApiKeyTable({ apiKeys, timeZone, now, onRevoke }: ApiKeyTableProps) {
  const rows = apiKeys.map((apiKey) => ({ apiKey, end: endOf(apiKey, now) }));
  const working = rows.filter(({ end }) => end === null);
  const ended = rows.filter(({ end }) => end !== null);
  return (
    <Table label="API keys">
      <thead>
        <tr>
          <TableHead>Name</TableHead>
          <TableHead>Scope</TableHead>
          <TableHead className="max-md:hidden">Created</TableHead>
          <TableHead className="max-md:hidden">Expires</TableHead>
          <TableHead className="max-md:hidden">Last used</TableHead>
          <TableHead>
            <span className="sr-only">Revoke</span>
          </TableHead>
        </tr>
      </thead>
      <tbody>
        {[...working, ...ended].map(({ apiKey, end }) => {
          const expires = apiKey.expires_at ? formatMoment(apiKey.expires_at, timeZone) : "Never";
          const lastUsed = apiKey.last_used_at
            ? relativeTime(apiKey.last_used_at, new Date(now))
            : "Never";
          return (
            <tr key={apiKey.id} className={clsx(end && "text-ink-muted")}>
              <TableCell className="py-2">
                <span className="block max-w-64 truncate font-medium" title={apiKey.name}>
                  {apiKey.name}
                </span>
                <span className="block whitespace-nowrap font-mono text-ink-muted text-xs">
                  opk_live_{apiKey.prefix}_…
                </span>
                {end === null && apiKey.created_by_is_admin === false && (
                  <Badge tone="warning">{apiKey.created_by_name} is no longer an admin</Badge>
                )}
                <span className="block text-ink-muted text-xs md:hidden">
                  {end ? "" : `Expires: ${expires} · `}Last used: {lastUsed}
                </span>
              </TableCell>
              <TableCell>
                <span className="capitalize">{apiKey.scope}</span>
              </TableCell>
              <TableCell className="max-md:hidden">
                <span className="block whitespace-nowrap">
                  {formatMoment(apiKey.created_at, timeZone)}
                </span>
                <span className="block max-w-40 truncate text-ink-muted text-xs">
                  {apiKey.created_by_name ? `by ${apiKey.created_by_name}` : "during setup"}
                </span>
              </TableCell>
              <TableCell className="whitespace-nowrap max-md:hidden">{expires}</TableCell>
              <TableCell
                className="whitespace-nowrap max-md:hidden"
                title={
                  apiKey.last_used_at ? formatMoment(apiKey.last_used_at, timeZone) : undefined
                }
              >
                {lastUsed}
              </TableCell>
              <TableCell className="text-right">
                {end ? (
                  <Badge>{end}</Badge>
                ) : (
                  <Button
                    variant="danger-ghost"
                    size="sm"
                    aria-label={`Revoke ${apiKey.name}`}
                    onClick={() => onRevoke(apiKey)}
                  >
                    Revoke
                  </Button>
                )}
              </TableCell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

/** Returns why a key is no longer valid, or `null` if it is valid. */
function endOf({ revoked_at, expires_at }: ApiKeyRecord, now: string): string | null {
  if (revoked_at !== null) return "Revoked";
  return expires_at !== null && expires_at <= now ? "Expired" : null;
}
