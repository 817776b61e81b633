/** Mirror of the agent's description for the prefilter (agent/handrail/engine/prefilter.py). */
declare namespace Wire {
  interface PrefilterRequest {
    v: 1;
    host: string;
  }

  interface PrefilterAnswer {
    v: 1;
    /** The same for the same description. */
    id: string;
    told: Prefilter;
  }

  interface Prefilter {
    mode: "native" | "look" | "ask";
    /** Text and html together; what is longer is asked about. */
    limit_chars: number;
    /** One after the other; a capital says how many letters a word shares with the one before. */
    words: string;
    /** Sets of characters: ranges, each as its first and its last; \u0080 is all beyond ASCII. */
    alphabet: string[];
    signs: PrefilterSign[];
    crowds: PrefilterCrowd[];
    names: PrefilterNames;
  }

  /** A rule's trigger (words, or a run of digits; or always) and the shape of what it finds. */
  interface PrefilterSign {
    words?: PrefilterRuns;
    /** Absent where the trigger alone counts. */
    shape?: string;
    /** Absent: 1. */
    need?: number;
    digits?: number;
    with_one_of?: PrefilterRuns;
  }

  /** Places in the list of words: the first of each run, and how many follow each other there. */
  type PrefilterRuns = number[];

  /** Words that hold something up only together. */
  interface PrefilterCrowd {
    groups: PrefilterRuns[];
    at_least: number;
    within: number;
  }

  /** Keyed hashes of the organisation's own words. */
  interface PrefilterNames {
    salt: [number, number];
    lengths: number[];
    hashes: number[];
  }

  /** Says how many went in, and nothing else. */
  interface PassedRequest {
    v: 1;
    host: string;
    surface: Surface;
    count?: number;
  }

  interface Passed {
    v: 1;
  }
}

declare namespace House {
  /** What a page's script is to look for; null where there is nobody to say so. */
  type PrefilterNews = Pick<Wire.PrefilterAnswer, "id" | "told">;

  type PrefilterQuestion =
    | { kind: "prefilter"; known: string | null }
    | { kind: "passed"; surface: Wire.Surface };
}
