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
  interface Rows {
    rows: Row[];
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
  interface Page {
    name: string;
    title: string;
    show: (root: HTMLElement) => Shown;
  }
}
