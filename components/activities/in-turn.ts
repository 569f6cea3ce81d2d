type Versioned = { id: string; lock_version: number };

const latest = new Map<string, Promise<number | undefined>>();

/**
 * Sends changes of one record one after the other, each based on the version that the one before
 * made: a tick and its undo in quick succession do not refuse each other. `send` gets that version.
 */
export async function inTurn<Result>(
  { id, lock_version }: Versioned,
  send: (version: number) => Promise<Result>,
): Promise<Result> {
  const before = latest.get(id);
  const sent = (async () => send(Math.max((await before) ?? 0, lock_version)))();
  const version = sent.then(versionIn, () => before);
  latest.set(id, version);
  try {
    return await sent;
  } finally {
    if (latest.get(id) === version) latest.delete(id);
  }
}

function versionIn(result: unknown): number | undefined {
  if (typeof result !== "object" || result === null || !("lock_version" in result))
    return undefined;
  return typeof result.lock_version === "number" ? result.lock_version : undefined;
}
