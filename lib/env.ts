import path from "node:path";
import { z } from "zod";

/** Faster paths past the drivers' public interfaces: lib/db/drivers says what each gains. */
const FAST_DRIVERS = [
  "direct-queries",
  "prepared-pglite",
  "scoped-pool",
  "terminate-hung-connections",
] as const;
type FastDriver = (typeof FAST_DRIVERS)[number];

const Env = z.object({
  NODE_ENV: z.string().default("development"),
  DATABASE_URL: z.string().min(1).optional(),
  DATABASE_DIRECT_URL: z.string().min(1).optional(),
  DATABASE_POOL: z.coerce.number().int().positive().default(10),
  DATABASE_PREPARED_STATEMENTS: z.string().optional(),
  DATABASE_ROW_SECURITY: z.string().optional(),
  DATABASE_PLAIN_DRIVERS: z
    .string()
    .default("")
    .transform((names) => names.split(",").filter(Boolean))
    .pipe(z.array(z.enum(FAST_DRIVERS))),
  DATA_DIR: z.string().min(1).default(".data"),
  AUTH_SECRET: z.string().min(1).optional(),
  AUTH_SECRET_PREVIOUS: z.string().min(1).optional(),
  NEXTAUTH_URL: z.string().min(1).optional(),
  ALLOWED_HOSTS: z.string().default(""),
  OPPORTUNE_DEMO: z.string().optional(),
  TRUST_PROXY: z.string().optional(),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().positive().default(30_000),
  METRICS_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.string().default("info"),
});

const NAMES = Object.keys(Env.shape);

let known: { texts: (string | undefined)[]; config: ReturnType<typeof read> } | undefined;

/**
 * Returns the process's configuration. Checked on every call, so that tests and the demo can set it
 * late; parsed again only if it changed.
 */
export function env() {
  const texts = NAMES.map((name) => process.env[name] || undefined);
  if (!known?.texts.every((text, index) => text === texts[index]))
    known = { texts, config: read(texts) };
  return known.config;
}

function read(texts: (string | undefined)[]) {
  const parsed = Env.parse(Object.fromEntries(NAMES.map((name, index) => [name, texts[index]])));
  return {
    isProduction: parsed.NODE_ENV === "production",
    isDemo: parsed.OPPORTUNE_DEMO === "1",
    databaseUrl: parsed.DATABASE_URL,
    /** The database itself if `databaseUrl` points to a pooler. */
    directUrl: parsed.DATABASE_URL && (parsed.DATABASE_DIRECT_URL ?? parsed.DATABASE_URL),
    isPooled: parsed.DATABASE_URL !== undefined && parsed.DATABASE_DIRECT_URL !== undefined,
    databasePool: parsed.DATABASE_POOL,
    preparesStatements: parsed.DATABASE_PREPARED_STATEMENTS !== "0",
    hasRowSecurity: parsed.DATABASE_ROW_SECURITY !== "0",
    /** Whether a driver's fast path is on: it is unless `DATABASE_PLAIN_DRIVERS` names it. */
    usesDriver: (name: FastDriver) => !parsed.DATABASE_PLAIN_DRIVERS.includes(name),
    dataDir: path.resolve(/* turbopackIgnore: true */ parsed.DATA_DIR),
    authSecret: parsed.AUTH_SECRET,
    /** The secret before the last change: still verifies, never signs. */
    previousAuthSecret: parsed.AUTH_SECRET_PREVIOUS,
    publicUrl: parsed.NEXTAUTH_URL,
    /** Further names that the server answers to, such as its name within a cluster. */
    allowedHosts: parsed.ALLOWED_HOSTS.toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
    trustsProxy: parsed.TRUST_PROXY === "1",
    requestsPerMinute: parsed.RATE_LIMIT_PER_MINUTE,
    metricsToken: parsed.METRICS_TOKEN,
    logLevel: parsed.LOG_LEVEL,
  };
}

/**
 * Returns the secret that every key is derived from (`derivedKeys`). Throws in production if
 * `AUTH_SECRET` is not set; development uses a fixed one.
 */
export function authSecret(): string {
  const { authSecret: secret, isProduction } = env();
  if (secret) return secret;
  if (isProduction) throw new Error("AUTH_SECRET must be set in production");
  return "opportune-development-secret-not-for-production";
}
