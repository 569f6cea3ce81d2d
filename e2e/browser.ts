import { existsSync } from "node:fs";
import { chromium, type LaunchOptions } from "@playwright/test";

// The shell without a user interface comes first: tests take two thirds of Chromium's time in it.
const SYSTEM = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Launch options for tests: the system's Chromium if installed, else Playwright's own. */
export function browserOptions(): LaunchOptions {
  // Chromium's sandbox does not run as root.
  const isRoot = process.getuid?.() === 0;
  const isShown = process.argv.includes("--headed") || process.env.PWDEBUG !== undefined;
  return {
    executablePath: SYSTEM.find((path) => existsSync(path) && !(isShown && isShell(path))),
    args: isRoot ? ["--no-sandbox"] : [],
  };
}

const isShell = (path: string) => path.endsWith("headless-shell");

/** Whether a browser can be started. */
export async function hasBrowser(): Promise<boolean> {
  try {
    await (await chromium.launch(browserOptions())).close();
    return true;
  } catch {
    return false;
  }
}
