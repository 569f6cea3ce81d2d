import type { Config } from "tailwindcss";

// Names for the tokens of app/globals.css, where their values live for light and dark.
export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  darkMode: ["selector", ".dark"],
  theme: {
    fontFamily: {
      sans: [
        "Inter",
        "-apple-system",
        "BlinkMacSystemFont",
        '"Segoe UI"',
        "Roboto",
        '"Helvetica Neue"',
        "Arial",
        "system-ui",
        "sans-serif",
      ],
      mono: [
        "ui-monospace",
        "SFMono-Regular",
        "Menlo",
        "Consolas",
        '"Liberation Mono"',
        "monospace",
      ],
    },
    fontSize: {
      "2xs": ["0.6875rem", "1rem"],
      xs: ["0.75rem", "1rem"],
      sm: ["0.8125rem", "1.25rem"],
      base: ["0.875rem", "1.25rem"],
      lg: ["1rem", "1.5rem"],
      xl: ["1.25rem", "1.75rem"],
    },
    extend: {
      colors: {
        canvas: "var(--canvas)",
        sunken: "var(--sunken)",
        surface: "var(--surface)",
        raised: "var(--raised)",
        hover: "var(--hover)",
        line: { DEFAULT: "var(--line)", strong: "var(--line-strong)" },
        ink: { DEFAULT: "var(--ink)", muted: "var(--ink-muted)", faint: "var(--ink-faint)" },
        accent: {
          DEFAULT: "var(--accent)",
          hover: "var(--accent-hover)",
          soft: "var(--accent-soft)",
          ink: "var(--accent-ink)",
          on: "var(--on-accent)",
        },
        danger: {
          DEFAULT: "var(--danger)",
          hover: "var(--danger-hover)",
          soft: "var(--danger-soft)",
          ink: "var(--danger-ink)",
          on: "var(--on-danger)",
        },
        success: { soft: "var(--success-soft)", ink: "var(--success-ink)" },
        warning: { soft: "var(--warning-soft)", ink: "var(--warning-ink)" },
        focus: "var(--focus)",
        scrim: "var(--scrim)",
      },
      borderRadius: { sm: "4px", DEFAULT: "6px", md: "6px", lg: "8px", xl: "12px" },
      boxShadow: {
        card: "var(--shadow-card)",
        raised: "var(--shadow-raised)",
        overlay: "var(--shadow-overlay)",
      },
      transitionDuration: { DEFAULT: "100ms" },
      animation: {
        appear: "appear 120ms ease-out",
        "slide-in": "slide-in 140ms ease-out",
        "slide-in-left": "slide-in-left 140ms ease-out",
      },
      keyframes: {
        appear: { from: { opacity: "0", transform: "translateY(2px)" } },
        "slide-in": { from: { transform: "translateX(24px)", opacity: "0" } },
        "slide-in-left": { from: { transform: "translateX(-24px)", opacity: "0" } },
      },
    },
  },
} satisfies Config;
