import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";

type LinkProps = ComponentProps<"a"> & {
  href: string;
  prefetch?: boolean | null;
  replace?: boolean;
  scroll?: boolean;
};

/** In place of `next/link`, which loads pages from a server: a plain press sends the router there. */
export default function Link({ href, prefetch: _, replace, scroll, onClick, ...rest }: LinkProps) {
  const router = useRouter();
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented) return;
        event.preventDefault();
        router[replace ? "replace" : "push"](href, { scroll });
      }}
    />
  );
}
