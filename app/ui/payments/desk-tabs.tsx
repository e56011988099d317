import { paths } from "#app/http/paths.ts";
import { Tabs } from "#app/ui/tabs.tsx";
import { payDeskWords as words } from "#app/words/payments-desk.ts";
import { type Lang, say } from "#app/words/words.ts";

/** The three views of payments at the desk. */
export function PaymentTabs({ lang, current }: { lang: Lang; current: "payments" | "unplaced" | "alerts" }) {
  return (
    <Tabs
      label={say(lang, words.views)}
      tabs={[
        { href: paths.staffPayments(), text: say(lang, words.byContract), current: current === "payments" },
        { href: paths.staffUnplaced(), text: say(lang, words.unplaced), current: current === "unplaced" },
        { href: paths.staffPaymentAlerts(), text: say(lang, words.alerts), current: current === "alerts" },
      ]}
    />
  );
}
