/**
 * Sites that do more than AI: off until a person switches them on. Which parts of them are checked
 * cannot be told from the host, so all of a site is, once it is on.
 *
 * @type {ReadonlyArray<{name: string, host: string}>}
 */
export const SHARED = [
  { name: "Bing", host: "www.bing.com" },
  { name: "Brave Search", host: "search.brave.com" },
  { name: "Canva", host: "www.canva.com" },
  { name: "DuckDuckGo", host: "duckduckgo.com" },
  { name: "GitHub Copilot", host: "github.com" },
  { name: "Gmail", host: "mail.google.com" },
  { name: "Google Docs", host: "docs.google.com" },
  { name: "Google Search", host: "www.google.com" },
  { name: "Grok (X)", host: "x.com" },
  { name: "Hugging Face", host: "huggingface.co" },
  { name: "Kagi", host: "kagi.com" },
  { name: "Microsoft Teams", host: "teams.microsoft.com" },
  { name: "Notion", host: "www.notion.so" },
  { name: "Slack", host: "app.slack.com" },
];
