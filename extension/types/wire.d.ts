/**
 * Mirror of the agent's messages (docs/protocol.md). The examples in tests/contract/messages are
 * read by the tests of both sides, so the two cannot drift apart unseen.
 */
declare namespace Wire {
  type Surface = "paste" | "drop" | "file" | "submit";
  type DataClass = "public" | "internal" | "sensitive" | "prohibited";
  type Action = "allow" | "warn" | "justify" | "redact" | "block";
  type Category =
    | "secret"
    | "identity"
    | "payment"
    | "health"
    | "contact"
    | "network"
    | "confidential"
    | "code"
    | "business";
  type Confidence = "low" | "medium" | "high";
  type Tier = "approved" | "unlisted" | "restricted" | "prohibited";
  type Posture = "enforce" | "coach" | "observe";
  type Decision = "cancelled" | "redacted" | "continued";
  type Route =
    | "verdict"
    | "decision"
    | "status"
    | "dashboard"
    | "prefilter"
    | "passed"
    | "pause"
    | "originals"
    | "forget"
    | "ping";

  /** What the policy says where no verdict came or something could not be checked. */
  interface When {
    agent_silent: Action;
    agent_error: Action;
    partial: Action;
    too_large: Action;
    unscannable: Action;
  }

  /** The policy in force, as far as the extension needs to know it. */
  interface PolicyNews {
    id: string;
    version: number;
    posture: Posture;
    problems: string[];
    when: When;
    /** UTC, such as 2026-11-21T14:05:00Z; null where nothing is paused. */
    paused_until: string | null;
    /** How long a person may pause at a time; 0: not at all. */
    pause_minutes: number;
    /** To choose from where `when` asks for a reason. */
    reasons?: string[];
  }

  interface Tool {
    id: string | null;
    name: string;
    tier: Tier;
    ceiling: DataClass;
  }

  interface Alternative {
    id: string;
    name: string;
  }

  /** One rule and sample; `sample` is already masked by the agent. */
  interface Finding {
    rule: string;
    title: string;
    category: Category;
    data_class: DataClass;
    confidence: Confidence;
    why: string;
    remedy: string;
    sample: string;
    decoded_via: string | null;
    count: number;
  }

  interface Offers {
    redact: boolean;
    proceed: "no" | "yes" | "reason";
  }

  interface Verdict {
    v: 1;
    id: string;
    action: Action;
    data_class: DataClass;
    partial: boolean;
    unscannable: boolean;
    tool: Tool;
    instead: Alternative[];
    findings: Finding[];
    offers: Offers;
    redacted: string | null;
    redacted_html: string | null;
    /** The policy's own, to choose from where `proceed` is "reason". */
    reasons?: string[];
  }

  /** A file's name is content and is not sent. `size` in bytes. */
  interface FileNote {
    type: string;
    size: number;
  }

  interface VerdictRequest {
    v: 1;
    surface: Surface;
    host: string;
    text: string;
    html?: string;
    files?: FileNote[];
    /** Which tab, in a word that says nothing about it: pieces of a value are put together. */
    conversation?: string;
  }

  interface DecisionRequest {
    v: 1;
    id: string;
    decision: Decision;
    reason?: string;
  }

  interface Kept {
    v: 1;
    kept: boolean;
  }

  interface StatusRequest {
    v: 1;
    host: string;
  }

  /** Whether content of a class may be pasted; `redacted`: at least with its findings hidden. */
  interface May {
    data_class: DataClass;
    action: Action;
    redacted: boolean;
  }

  interface Status {
    v: 1;
    agent: string;
    policy: PolicyNews;
    tool: Tool;
    /** Each class, lowest first. */
    may?: May[];
    instead?: Alternative[];
    history: "kept" | "file" | "memory";
    today: { verdicts: number; held: number; native: number };
  }

  /** Pause for so many minutes; 0: resume. Refused (400) where the policy does not allow it. */
  interface PauseRequest {
    v: 1;
    minutes: number;
  }

  interface Paused {
    v: 1;
    paused_until: string | null;
  }

  /** Opens the dashboard once, within a minute. */
  interface DashboardLink {
    v: 1;
    url: string;
  }

  /** Frames of the control channel, agent to extension. */
  type ControlFrame =
    | { kind: "absent"; v: 1 }
    | {
        kind: "session";
        v: 1;
        sid: string;
        key: string;
        port: number;
        agent: string;
        policy: PolicyNews;
      }
    | { kind: "policy"; v: 1; policy: PolicyNews }
    | { kind: "stopping"; v: 1 }
    | { kind: "refused"; v: 1; why: string };
}
