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
