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
    words: string[];
    /** Sets of characters: 129 bits each, hexadecimal. */
    alphabet: string[];
    signs: PrefilterSign[];
    crowds: PrefilterCrowd[];
    names: PrefilterNames;
  }

  /** A rule's trigger (words, or a run of digits) and the shape of what it finds. */
  interface PrefilterSign {
    need: number;
    words: number[];
    digits: number;
    with_one_of: number[];
    shape: number[];
  }

  /** Words that hold something up only together. */
  interface PrefilterCrowd {
    groups: number[][];
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
