import { randomUUID } from "node:crypto";

let made = 0;

/** Returns a name that no other record has, such as "Account 7-3f2a91c4". */
export function uniqueName(kind: string): string {
  return `${kind} ${++made}-${randomUUID().slice(0, 8)}`;
}
