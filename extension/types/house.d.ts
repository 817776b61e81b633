/** Shapes that stay inside the extension: between content scripts, background and pages. */
declare namespace House {
  /** Why there is no session with the agent. */
  type Absence = "starting" | "absent" | "refused" | "stopping";

  /** How the agent is reached right now. */
  type Link = "connected" | Absence;

  /** Why a question to the agent got no answer of the agent's own. */
  type Unanswered = "silent" | "error" | "too_large";

  /** Everything one paste carries, read before the browser takes it back. */
  interface Held {
    readonly flavours: ReadonlyMap<string, string>;
    readonly files: readonly File[];
  }

  /** The agent's verdict, or one the policy's `when` stands in for: then `id` is null. */
  interface Answer extends Omit<Wire.Verdict, "id"> {
    id: string | null;
    /** Why nothing was checked; null when the agent answered. */
    unchecked: Unanswered | "never_met" | null;
  }

  type TabState = "protected" | "degraded" | "not_covered";

  /** What icon and popup say about one tab. */
  interface Coverage {
    state: TabState;
    why:
      | ""
      | "not_a_tool"
      | "no_script"
      | "never_met"
      | "paused"
      | Exclude<Absence, "starting">
      | "silent";
    observing: boolean;
    /** When a pause ends, milliseconds since 1970; 0 where nothing is paused. */
    until: number;
  }

  interface Overview extends Coverage {
    host: string;
    link: Link;
    status: Wire.Status | null;
  }

  type Question =
    | {
        kind: "judge";
        surface: Wire.Surface;
        text: string;
        html?: string;
        files?: Wire.FileNote[];
      }
    | { kind: "decide"; id: string; decision: Wire.Decision; reason?: string }
    | { kind: "hello" }
    | { kind: "moved" }
    | { kind: "overview"; tabId: number };

  /** Answer to `hello`: what to do should the worker ever fail to answer. */
  interface Welcome {
    coverage: Coverage;
    fallback: Answer;
  }

  /** What the person chose in the notice. */
  interface Choice {
    decision: Wire.Decision;
    reason: string;
  }

  /** Where a paste was meant to go. */
  interface Place {
    readonly target: Element;
    readonly editor: HTMLElement | null;
    readonly kind: "control" | "rich" | "none";
    readonly start: number | null;
    readonly end: number | null;
    readonly backwards: boolean;
    readonly range: Range | null;
  }

  /** Something a person did while a paste was held. */
  type Step =
    | { kind: "text"; text: string }
    | { kind: "key"; init: KeyboardEventInit & { keyCode: number } }
    | { kind: "paste"; held: Held; elsewhere: Place | null }
    | { kind: "caret"; clicked: { readonly before: number; readonly after: number } };
}
