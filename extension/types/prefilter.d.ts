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
    /**
     * Sets of characters, as in the brackets of a pattern: a hyphen first, after U+007F what is not in
     * it; U+0080 is all beyond ASCII.
     */
    alphabet: string[];
    signs: PrefilterSign[];
    crowds: PrefilterCrowd[];
    names: PrefilterNames;
  }

  /**
   * The shape of what a rule finds ("" where its trigger alone counts) and its trigger: words, or a run
   * of digits; or always. Then words of which one must occur besides, and how often the shape must.
   * What is usual at the end is not told: no words, 0, no words, 1.
   */
  type PrefilterSign = [
    shape: string,
    words?: PrefilterRuns,
    digits?: number,
    withOneOf?: PrefilterRuns,
    need?: number,
  ];

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
