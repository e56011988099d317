import type { ReminderScope } from "#db/schema/contact-kinds.ts";
import type { DayHours, PolicyProfile } from "#app/policy/schema.ts";
import type { Hours } from "#app/policy/units.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { type PreferredChannel, preferredChannels } from "#db/schema/contact-kinds.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { type BorrowerLang, borrowerSettings, changeBorrowerLang } from "#db/stores/borrowers.ts";
import { profilesOfBorrower } from "#db/stores/contact-loans.ts";
import { contactPreferencesOf, putContactPreferences, type StoredPreferences } from "#db/stores/contact-preferences.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";

/** How a person wants to be written to. */
export interface Preferences {
  lang: BorrowerLang;
  /** Hours of the day on their clock; null: the house's own. */
  hours: Hours | null;
  weekends: boolean;
  /** They agreed to hours beyond those of law. */
  wider: boolean;
  channels: PreferredChannel[];
  optOuts: ReminderScope[];
  /** What to mind when reaching them, in their words. */
  note: string | null;
}

/** What was chosen, and what may be. */
export interface PreferencesReading extends Preferences {
  hasPin: boolean;
  /** The widest hours that the law leaves on all their loans, and whether they may be widened by agreement. */
  lawHours: Hours;
  mayWiden: boolean;
}

/** Whether a choice is kept; hours wider than the law's need consent, where it may be given at all. */
export type PreferencesSaving =
  | { ok: true }
  | { ok: false; reason: "hours_backwards" | "wider_needs_consent" | "wider_not_allowed" | "unknown_borrower" };

const notePlace = (borrowerId: string) => `contact_preferences|note|${borrowerId}`;

/** Nothing chosen yet: the house's hours, every way, every reminder. */
export function noPreferences(borrowerId: string, now: number): StoredPreferences {
  return {
    borrowerId,
    fromMinute: null,
    toMinute: null,
    weekends: true,
    widerConsentAt: null,
    channels: [...preferredChannels],
    optOuts: [],
    noteSealed: null,
    pinHash: null,
    updatedAt: now,
  };
}

/** What a person has chosen, with the limits they choose within; null when unknown or erased. */
export async function readPreferences(
  { db, keyring, clock }: Pick<Services, "db" | "keyring" | "clock">,
  borrowerId: string,
): Promise<PreferencesReading | null> {
  const settings = await borrowerSettings(db.read, borrowerId);
  const seal = await personalSeal(db.read, keyring, borrowerId);
  if (!settings || !seal) return null;
  const stored = (await contactPreferencesOf(db.read, borrowerId)) ?? noPreferences(borrowerId, clock.now());
  const limits = hoursAllowed(await profilesNow(db.read, clock.now(), borrowerId));
  return {
    lang: settings.lang,
    hours: hoursOf(stored),
    weekends: stored.weekends,
    wider: stored.widerConsentAt !== null,
    channels: stored.channels,
    optOuts: stored.optOuts,
    note: stored.noteSealed === null ? null : seal.open(notePlace(borrowerId), stored.noteSealed),
    hasPin: stored.pinHash !== null,
    ...limits,
  };
}

/** Writes down what a person chose. Narrower hours always; wider ones only where every profile takes consent. */
export async function savePreferences(
  { db, keyring, clock }: Services,
  choice: { borrowerId: string; wanted: Preferences; requestId: string },
): Promise<PreferencesSaving> {
  const { borrowerId, wanted } = choice;
  const now = clock.now();
  const { lawHours, mayWiden } = hoursAllowed(await profilesNow(db.read, now, borrowerId));
  const { hours } = wanted;
  if (hours && hours.fromMinute >= hours.toMinute) return { ok: false, reason: "hours_backwards" };
  const outside = hours !== null && (hours.fromMinute < lawHours.fromMinute || hours.toMinute > lawHours.toMinute);
  if (outside && !mayWiden) return { ok: false, reason: "wider_not_allowed" };
  if (outside && !wanted.wider) return { ok: false, reason: "wider_needs_consent" };
  return db.transact(async (tx): Promise<PreferencesSaving> => {
    const seal = await personalSeal(tx, keyring, borrowerId);
    if (!seal) return { ok: false, reason: "unknown_borrower" };
    const before = (await contactPreferencesOf(tx, borrowerId)) ?? noPreferences(borrowerId, now);
    await putContactPreferences(tx, {
      ...before,
      fromMinute: hours?.fromMinute ?? null,
      toMinute: hours?.toMinute ?? null,
      weekends: wanted.weekends,
      widerConsentAt: outside ? (before.widerConsentAt ?? now) : null,
      channels: wanted.channels,
      optOuts: wanted.optOuts,
      noteSealed: wanted.note === null ? null : seal.seal(notePlace(borrowerId), wanted.note),
      updatedAt: now,
    });
    await changeBorrowerLang(tx, borrowerId, wanted.lang);
    await recordAudit(tx, {
      at: now,
      actor: `borrower:${borrowerId}`,
      category: "access",
      action: "contact.preferences",
      object: `borrower:${borrowerId}`,
      outcome: outside ? "saved_wider_hours" : "saved",
      requestId: choice.requestId,
    });
    return { ok: true };
  });
}

/** The hours a person chose, as the contact window takes them; null: none chosen. */
export function chosenHours(stored: StoredPreferences | null): { hours: DayHours; consent: boolean } | null {
  if (!stored) return null;
  const chosen = hoursOf(stored);
  if (chosen === null && stored.weekends) return null;
  const span = chosen ?? { fromMinute: 9 * 60, toMinute: 20 * 60 };
  const weekend = stored.weekends ? span : null;
  return {
    hours: { weekday: span, saturday: weekend, sunday: weekend, holiday: weekend },
    consent: stored.widerConsentAt !== null,
  };
}

function hoursOf(stored: StoredPreferences): Hours | null {
  const { fromMinute, toMinute } = stored;
  return fromMinute === null || toMinute === null ? null : { fromMinute, toMinute };
}

async function profilesNow(q: Queryable, now: number, borrowerId: string): Promise<PolicyProfile[]> {
  const today = Math.floor(now / 86_400_000);
  return (await profilesOfBorrower(q, borrowerId)).map((key) => profileFor(key, today));
}

function hoursAllowed(profiles: readonly PolicyProfile[]): { lawHours: Hours; mayWiden: boolean } {
  const spans = profiles.flatMap(({ contact }) => contact.lawHours.weekday ?? []);
  return {
    lawHours: {
      fromMinute: Math.max(0, ...spans.map((span) => span.fromMinute)),
      toMinute: Math.min(1440, ...spans.map((span) => span.toMinute)),
    },
    mayWiden: profiles.length > 0 && profiles.every(({ contact }) => contact.consentWidens),
  };
}
