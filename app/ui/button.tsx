import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export interface ButtonProps {
  /** `main` once a page; `quiet` another choice; `text` looks like a link. */
  look?: "main" | "quiet" | "text" | undefined;
  small?: boolean | undefined;
  icon?: IconName | undefined;
  /** A link that looks like a button. Without it, a submit button. */
  href?: string | undefined;
  name?: string | undefined;
  value?: string | undefined;
  /** Skips the browser's own checks: for "save and finish later". */
  noValidate?: boolean | undefined;
  /** Another form on the page, by id. */
  form?: string | undefined;
  children: ReactNode;
}

/** A button (always a submit button: there are no scripts) or a link that looks like one. */
export function Button({ look = "main", small, icon, href, name, value, noValidate, form, children }: ButtonProps) {
  const className = `btn${small ? " small" : ""}${look === "main" ? "" : ` ${look}`}`;
  const content = (
    <>
      {icon === undefined ? null : <Icon name={icon} size={small ? 18 : 20} />}
      {children}
    </>
  );
  if (href !== undefined) {
    return (
      <a className={className} href={href}>
        {content}
      </a>
    );
  }
  return (
    <button className={className} name={name} value={value} formNoValidate={noValidate} form={form}>
      {content}
    </button>
  );
}

/** Buttons side by side where there is room. */
export function Buttons({ children }: { children: ReactNode }) {
  return <div className="btns">{children}</div>;
}
