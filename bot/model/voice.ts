/**
 * Who reads, where that changes the words: a minor alone in Belgium, somebody who helps (guardian, volunteer), the family
 * abroad who files and travels, and the spouse who came by family reunification. `self` is everybody else, above all the
 * person in Belgium whose family would come. It is what the question about for whom one asks gives, remembered as
 * `asker`.
 */
export const VOICES = ['self', 'minor', 'helper', 'abroad', 'arrived'] as const;
export type Voice = (typeof VOICES)[number];

/** Voices that topics may have words or a fold for; the plain words speak to `self`. */
export const OTHER_VOICES = ['minor', 'helper', 'abroad', 'arrived'] as const satisfies readonly Voice[];
export type OtherVoice = (typeof OTHER_VOICES)[number];

/** The name under which it is remembered who reads. */
export const ASKER = 'asker';

/** A voice by its name; null if it is none. */
export function voiceNamed(name: string | undefined): Voice | null {
  return VOICES.find((voice) => voice === name) ?? null;
}
