"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { copyText } from "@/components/ui/copy-text";

const SHOWN_MS = 2_000;

/**
 * Gives the rendered text its buttons: copies code and links to headings, and opens links to other
 * pages of the documentation without loading the document again. Renders a status for screen readers.
 */
export function DocsInteractions() {
  const router = useRouter();
  const [status, setStatus] = useState("");
  useEffect(() => {
    const copy = async (button: HTMLElement, text: string) => {
      const label = button.textContent;
      const word = await copyText(text).then(
        () => "Copied",
        () => "Couldn’t copy",
      );
      setStatus(word);
      if (button instanceof HTMLButtonElement) button.textContent = word;
      setTimeout(() => {
        button.textContent = label;
        setStatus("");
      }, SHOWN_MS);
    };
    const press = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || event.defaultPrevented) return;
      const code = event.target.closest<HTMLElement>("[data-copy-code]");
      const link = event.target.closest<HTMLAnchorElement>("a[href]");
      if (code) void copy(code, code.parentElement?.querySelector("code")?.textContent ?? "");
      else if (link?.hasAttribute("data-copy-link")) void copy(link, link.href);
      else if (link && isPageOfDocs(link) && isPlain(event)) {
        event.preventDefault();
        router.push(link.pathname + link.hash);
      }
    };
    document.addEventListener("click", press);
    return () => document.removeEventListener("click", press);
  }, [router]);
  return (
    <p role="status" className="sr-only">
      {status}
    </p>
  );
}

/** Links of the text only; the others are the framework's. */
function isPageOfDocs(link: HTMLAnchorElement): boolean {
  const isElsewhere = link.origin !== location.origin || link.pathname === location.pathname;
  return (
    !isElsewhere &&
    link.closest(".docs-text") !== null &&
    /^\/docs(?:\/[\w/-]*)?$/.test(link.pathname)
  );
}

function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
