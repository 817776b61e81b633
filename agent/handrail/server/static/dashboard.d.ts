/** What the agent answers the dashboard: mirror of server/dashboard_wire.py. */
declare namespace Dash {
  type Action = "allow" | "warn" | "justify" | "redact" | "block";
  type DataClass = "public" | "internal" | "sensitive" | "prohibited";
  type Decision = "passed" | "cancelled" | "redacted" | "continued";

  interface Wanted {
    since?: string;
    until?: string;
    tool?: string;
    data_class?: DataClass;
    action?: Action;
    decision?: Decision | "none";
  }
  interface RuleNote {
    rule: string;
    title: string;
    count: number;
  }
  interface Row {
    id: string;
    at: string;
    tool_name: string;
    host: string;
    surface: "paste" | "drop" | "file" | "submit";
    data_class: DataClass;
    action: Action;
    rules: RuleNote[];
    decision: Decision | null;
    decided_at: string | null;
  }
  interface Pause {
    begun: string;
    until: string;
    by: "icon" | "dashboard" | "popup" | "command";
    ended: string | null;
    because: "time" | "person" | "policy" | "stopped" | null;
  }
  interface Rows {
    rows: Row[];
    pauses: Pause[];
    after: string | null;
    tools: string[];
    kept: "kept" | "file" | "memory";
    note: string;
    mark: string;
  }
  interface Explained extends RuleNote {
    category: string | null;
    why: string;
    remedy: string;
  }
  interface RowExplained {
    row: Row;
    rules: Explained[];
    length_chars: number;
    partial: boolean;
    unscannable: boolean;
    decoded_via: string[];
    reason: string | null;
    seen_before: number;
    tier: string;
    ceiling: DataClass;
  }
  /** What a page gives the frame: what to do when something changed, and when it goes. */
  interface Shown {
    news?: () => void;
    hide?: () => void;
  }
  /** short: its name in the menu of a narrow window, where the title is long. */
  interface Page {
    name: string;
    title: string;
    short?: string;
    show: (root: HTMLElement) => Shown;
  }
}

declare namespace Dash {
  interface Total {
    day: string;
    tool_name: string;
    data_class: DataClass;
    held: boolean;
    decision: Decision | "none";
    count: number;
  }
  interface Lesson {
    rule: string;
    title: string;
    remedy: string;
    times: number;
  }
  interface Overview {
    first_day: string;
    last_day: string;
    totals: Total[];
    rules: Lesson[];
    repeats: Lesson[];
    since: string | null;
    overridden: boolean;
    native: { day: string; count: number }[];
    classes: DataClass[];
    used: Used[];
    sanctioned: string[];
  }
  interface Used {
    name: string;
    tier: string;
    instead: string[];
    checked: number[];
    held: number[];
    native: number;
  }
  interface Redacted {
    action: Action;
    redacted: string | null;
    hidden: Explained[];
  }
  interface MayGo {
    name: string;
    tier: string;
    ceiling: DataClass;
    agreement: string;
    actions: Action[];
    redacted: boolean[];
  }
  /** state: "later" where this version cannot guard or tell it. */
  interface Way {
    name: "paste" | "drop" | "file" | "submit" | "personal" | "unknown" | "workspace";
    state: "guarded" | "later" | "left_out";
    ceiling: DataClass | null;
    any_content: Action | null;
  }
  /** What the examples of own rules show: mirror of server/dashboard_own.py. */
  interface Own {
    lines: string[];
    next: string[];
  }
  interface Policy {
    id: string;
    version: number;
    owner: string;
    effective: string | null;
    review_by: string | null;
    posture: "enforce" | "coach" | "observe";
    pause_minutes: number;
    file: string | null;
    without: string | null;
    problems: string[];
    next: string[];
    classes: DataClass[];
    tiers: MayGo[];
    tools: MayGo[];
    words: string[];
    rules: number;
    own_rules: number;
    surfaces: Way[];
    accounts: Way[];
    when: Record<string, Action>;
  }
  interface Line {
    name: string;
    state: "ok" | "note" | "missing";
    says: string;
    next: string;
  }
  interface Status {
    lines: Line[];
    paused_until: string | null;
    pause_minutes: number;
  }
  /** One part of a chart: a name, its colour's name and how many in each place. */
  interface Series {
    name: string;
    look: string;
    values: number[];
  }
}
