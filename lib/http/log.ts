import pino from "pino";
import { env } from "@/lib/env";

/** The server's log, one JSON line per entry. Never log tokens, keys, passwords or bodies. */
export const log = pino({ level: env().logLevel, base: undefined });
