import type { ReactNode } from "react";
import { Button } from "#app/ui/button.tsx";

/** One deed of the case page: a form that says which version of the case it was drawn from. */
export function DeskDeed(props: {
  deed: string;
  version: number;
  go: string;
  /** Tells buttons with the same words apart for those who hear them. */
  of?: string;
  children?: ReactNode;
}) {
  return (
    <form method="post" className="flow tight" noValidate>
      <input type="hidden" name="deed" value={props.deed} />
      <input type="hidden" name="version" value={props.version} />
      {props.children}
      <Button look="quiet" small>
        {props.go}
        {props.of === undefined ? null : <span className="vh"> {props.of}</span>}
      </Button>
    </form>
  );
}
