/**
 * The tools the extension knows. Made by installer/manifest.py: change the catalogue there.
 *
 * @type {ReadonlyArray<{id: string, name: string, hosts: readonly string[]}>}
 */
export const TOOLS = [
  { id: "chatgpt", name: "ChatGPT", hosts: ["chatgpt.com", "chat.openai.com"] },
  { id: "claude", name: "Claude", hosts: ["claude.ai"] },
  { id: "gemini", name: "Gemini", hosts: ["gemini.google.com", "bard.google.com"] },
  { id: "google-ai-studio", name: "Google AI Studio", hosts: ["aistudio.google.com"] },
  { id: "notebooklm", name: "NotebookLM", hosts: ["notebooklm.google.com"] },
  { id: "copilot", name: "Copilot", hosts: ["copilot.microsoft.com"] },
  {
    id: "microsoft-365-copilot",
    name: "Microsoft 365 Copilot Chat",
    hosts: ["copilot.cloud.microsoft"],
  },
  { id: "grok", name: "Grok", hosts: ["grok.com", "grok.x.ai"] },
  { id: "meta-ai", name: "Meta AI", hosts: ["meta.ai"] },
  { id: "perplexity", name: "Perplexity", hosts: ["perplexity.ai", "pplx.ai"] },
  { id: "deepseek", name: "DeepSeek", hosts: ["chat.deepseek.com"] },
  { id: "mistral", name: "Le Chat", hosts: ["chat.mistral.ai"] },
  { id: "qwen", name: "Qwen Chat", hosts: ["chat.qwen.ai", "qwen.ai"] },
  { id: "kimi", name: "Kimi", hosts: ["kimi.com"] },
  { id: "zai", name: "Z.ai", hosts: ["z.ai"] },
  { id: "chatglm", name: "ChatGLM", hosts: ["chatglm.cn"] },
  { id: "doubao", name: "Doubao", hosts: ["doubao.com"] },
  { id: "ernie", name: "ERNIE Bot", hosts: ["yiyan.baidu.com", "wenxin.baidu.com"] },
  { id: "yuanbao", name: "Yuanbao", hosts: ["yuanbao.tencent.com"] },
  { id: "minimax", name: "MiniMax", hosts: ["minimax.io", "minimax.chat", "minimaxi.com"] },
  { id: "you", name: "You.com", hosts: ["you.com"] },
  { id: "poe", name: "Poe", hosts: ["poe.com"] },
  { id: "duck-ai", name: "Duck.ai", hosts: ["duck.ai"] },
  { id: "character-ai", name: "Character.AI", hosts: ["character.ai", "c.ai"] },
  { id: "manus", name: "Manus", hosts: ["manus.im"] },
  { id: "openrouter", name: "OpenRouter", hosts: ["openrouter.ai"] },
  { id: "arena", name: "LMArena", hosts: ["arena.ai"] },
  { id: "sider", name: "Sider", hosts: ["sider.ai"] },
  { id: "phind", name: "Phind", hosts: ["phind.com"] },
];
