/** What the agent answers the Tools page: mirror of server/dashboard_tools.py. */
declare namespace Dash {
  interface Tool {
    name: string;
    vendor: string;
    tier: string;
    ceiling: DataClass;
    decided: boolean;
    actions: Action[];
    redacted: boolean[];
    instead: string[];
    checked: number;
    held: number;
  }
  interface Tools {
    classes: DataClass[];
    days: number;
    tools: Tool[];
  }
}

/** And the Wizard page: mirror of server/dashboard_wizard.py. */
declare namespace Dash {
  interface Choices {
    tools: [string, string][];
    taken: boolean;
  }
  interface Said {
    mark: "enforced" | "recorded" | "trust";
    text: string;
  }
  /** Something unwise: for who answers the questions, and for who edits the file. */
  interface Advice {
    plainly: string;
    in_file: string;
  }
  interface Made {
    problems: string[];
    advice: Advice[];
    policy: string;
    short: Said[];
    markdown: string;
    page: string;
    kept: string | null;
  }
  /** The answers of a form: how many rows each list has, and what stands in each field. */
  interface Kept {
    rows: Record<string, number>;
    values: Record<string, string | boolean>;
  }
  /** A part of the wizard: its form, and what is shown of what the answers make. */
  interface Maker {
    title: string;
    path: string;
    fields: () => Node[];
    answers: (form: HTMLFormElement) => object;
    shown(made: object, keep: () => void): Node[];
  }
}

/** And where it makes a layer: mirror of server/dashboard_layer.py. */
declare namespace Dash {
  interface Over {
    kind: "team" | "person";
    id: string;
    version: number;
    owner: string;
    postures: string[];
    unlisted: DataClass[];
    internal: Action[];
    sensitive: Action[];
    history_days: number;
    pause_minutes: number;
    paste_ceiling: DataClass[];
    unknown_account: DataClass[];
    tools: [string, string][];
    taken: boolean;
  }
  interface MadeLayer {
    problems: string[];
    tightens: string[];
    policy: string;
    file: string;
    next: string;
    kept: string | null;
  }
}
