/** Mirror of the agent's messages about what placeholders stand for (server/originals_wire.py). */
declare namespace Wire {
  /** Put the originals of this conversation into a text; without one, only count them. */
  interface OriginalsRequest {
    v: 1;
    conversation: string;
    text?: string;
  }

  interface Originals {
    v: 1;
    text: string;
    /** Places in the text. */
    count: number;
    left: LeftNote[];
    /** Originals at hand for this conversation. */
    held: number;
  }

  /** A placeholder that still stands in the text. */
  interface LeftNote {
    placeholder: string;
    why: "secret" | "forgotten" | "unknown" | "long";
  }

  /** `ended`: the conversations are over, so what they named is forgotten as well. */
  interface ForgetRequest {
    v: 1;
    conversations: string[];
    ended?: boolean;
  }

  interface Forgotten {
    v: 1;
    forgotten: number;
  }
}

declare namespace House {
  type OriginalsQuestion =
    | { kind: "originals"; tabId: number; text: string }
    | { kind: "forget"; tabId: number };
}
