import { expect, test } from "vitest";
import { landing, nextPage, type PlanFacts, planPages, planSituations } from "#app/plans/plan-journey.ts";

const yesNo = [false, true];
const everyState: PlanFacts[] = planSituations.flatMap((situation) =>
  yesNo.flatMap((wish) =>
    yesNo.flatMap((picked) =>
      yesNo.flatMap((asksBudget) =>
        yesNo.flatMap((checklist) =>
          yesNo.flatMap((figures) =>
            yesNo.flatMap(
              (budgetSeen) =>
              yesNo.map((nothingLeft) => ({
                situation, wish, picked, asksBudget, checklist, figures, budgetSeen, nothingLeft,
              })), // prettier-ignore
            ),
          ),
        ),
      ),
    ),
  ),
);

test("every page in every state leads to a page that is right for that state, in one step", () => {
  expect(everyState).toHaveLength(640);
  for (const facts of everyState) {
    for (const page of planPages) {
      const place = landing(page, facts);
      const inJourney = planPages.find((each) => each === place);
      if (facts.situation !== "open") expect(inJourney).toBeUndefined();
      else if (inJourney === undefined) expect(place).toBe("help");
      else {
        expect(landing(inJourney, facts)).toBe(inJourney);
        expect(planPages.indexOf(inJourney)).toBeLessThanOrEqual(planPages.indexOf(page));
      }
    }
  }
});

test("nobody reaches the end without a plan, nor without the budget that it asks for, nor with nothing left", () => {
  for (const facts of everyState) {
    if (nextPage(facts) !== "check") continue;
    expect(facts).toMatchObject({ situation: "open", wish: true, picked: true });
    if (facts.asksBudget)
      expect(facts).toMatchObject({ checklist: true, figures: true, budgetSeen: true, nothingLeft: false });
  }
});
