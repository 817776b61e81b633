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
  interface Made {
    problems: string[];
    advice: string[];
    policy: string;
    short: Said[];
    markdown: string;
    page: string;
    kept: string | null;
  }
}
