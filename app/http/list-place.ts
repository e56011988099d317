import type { Place } from "#db/stores/keyset.ts";

/** Where the page before ended, from the address; null for the first page, and for anything that is no place. */
export function placeIn(address: string): Place | null {
  const found = /^(\d{1,16})~(.{1,200})$/.exec(new URL(address).searchParams.get("after") ?? "");
  return found?.[1] && found[2] ? { at: Number(found[1]), id: found[2] } : null;
}

/** A place as it stands in the address of the page behind it; null where nothing follows. */
export function placeText(place: Place | null): string | null {
  return place && `${place.at}~${place.id}`;
}
